import { z } from 'zod';
import { isoTime } from '../../isoTime';
import { newId } from '../../newId';
import { type Answer, type Operation, quiet, refusal } from '../../simulation';
import type { Postman } from '../../webhooks/postman';
import { BACKOFF_MS, includesEvent, type Subscription, subscriptionChangeSchema, subscriptionSchema } from './subscription';
import { wordError } from './wordError';

/** What subscribing changes. */
export interface WebhookParts {
	subscriptions: Map<string, Subscription>;
	postman: Postman;
	/** Called when events may have to be told that were not before. */
	onListener(): void;
}

const listQuery = z.object({ event: z.string().nullish() });

/** https://docs.kejue.co/api-reference/webhooks/. Removing one is not documented; a fault rule makes it 404 or 405. */
export function webhookOperations({ subscriptions, postman, onListener }: WebhookParts): Record<string, Operation> {
	const present = ({ secret: _kept, timeout_ms, max_retries, createdAt, updatedAt, ...shown }: Subscription) => {
		const deliveries = postman.deliveriesTo(shown.id).filter(({ outcome }) => outcome !== 'underway');
		const failed = deliveries.filter(({ outcome }) => outcome !== 'delivered');
		const lastFailure = failed.at(-1)?.attempts.at(-1);
		return {
			...shown,
			name: shown.name ?? null,
			persona_id: shown.persona_id ?? null,
			delivery_settings: { timeout_ms, max_retries, backoff_ms: BACKOFF_MS },
			stats: {
				total_deliveries: deliveries.length,
				failed_deliveries: failed.length,
				success_rate: deliveries.length === 0 ? 1 : 1 - failed.length / deliveries.length,
			},
			last_delivery_at: deliveries.at(-1)?.attempts.at(-1)?.at ?? null,
			last_error: lastFailure ? (lastFailure.problem ?? `HTTP ${lastFailure.status}`) : null,
			created_at: isoTime(createdAt),
			updated_at: isoTime(updatedAt),
		};
	};
	const keep = (subscription: Subscription): Answer => {
		// That the persona cannot be missing then is inferred.
		if (subscription.scope_type === 'persona' && !subscription.persona_id) {
			return refusal({ wordError }, { status: 400, message: 'persona_id is required with scope_type persona' });
		}
		subscriptions.set(subscription.id, subscription);
		onListener();
		return { status: 200, body: present(subscription) };
	};
	const withSubscription = (answer: (subscription: Subscription, body: unknown) => Answer): Operation =>
		quiet(({ params, body }) => {
			const subscription = subscriptions.get(params.webhook_id);
			return subscription ? answer(subscription, body) : refusal({ wordError }, { status: 404, message: 'Webhook not found' });
		});

	return {
		createWebhook: quiet(({ body }) => {
			const now = Date.now();
			return keep({ ...subscriptionSchema.parse(body), id: newId('wh'), createdAt: now, updatedAt: now });
		}),
		listWebhooks: quiet(({ query }) => {
			const { event } = listQuery.parse(query);
			const found = [...subscriptions.values()].filter(({ events }) => !event || includesEvent(events, event));
			return { status: 200, body: found.map(present) };
		}),
		getWebhook: withSubscription((subscription) => ({ status: 200, body: present(subscription) })),
		updateWebhook: withSubscription((subscription, body) => keep(changed(subscription, subscriptionChangeSchema.parse(body)))),
		deleteWebhook: withSubscription(({ id }) => {
			subscriptions.delete(id);
			return { status: 204 };
		}),
	};
}

function changed(subscription: Subscription, changes: z.infer<typeof subscriptionChangeSchema>): Subscription {
	return {
		...subscription,
		url: changes.url ?? subscription.url,
		events: changes.events ?? subscription.events,
		name: changes.name ?? subscription.name,
		signing_method: changes.signing_method ?? subscription.signing_method,
		scope_type: changes.scope_type ?? subscription.scope_type,
		persona_id: changes.persona_id ?? subscription.persona_id,
		timeout_ms: changes.timeout_ms ?? subscription.timeout_ms,
		max_retries: changes.max_retries ?? subscription.max_retries,
		updatedAt: Date.now(),
	};
}
