import { z } from 'zod';
import { isoTime } from '../../isoTime';
import { newId } from '../../newId';
import { type Answer, type Operation, quiet } from '../../simulation';
import { isLoopback } from '../../webhooks/isLoopback';
import { failure, success } from './envelope';
import { ORGANIZATION_ID } from './organization';
import { type PostCallWebhook, type WebhookBook, webhookSchema } from './webhookBook';

/** What registering and attaching changes. */
export interface WebhookParts {
	webhooks: WebhookBook;
	/** Called when calls may have to be told of that were not before. */
	onListener(): void;
}

const listQuery = z.object({ activeOnly: z.boolean().optional() });
const changeBody = webhookSchema.extend({ is_active: z.boolean() }).partial();

/** https://docs.zudu.ai/api-reference/post-call-webhooks/ */
export function webhookOperations({ webhooks, onListener }: WebhookParts): Record<string, Operation> {
	/** How many agents use it is told on reading only. */
	const presentWithAgents = (webhook: PostCallWebhook) => ({ ...present(webhook), agent_count: webhooks.agentsOf(webhook.id).length });
	const keep = (webhook: PostCallWebhook, message: string): Answer => {
		// HTTPS only, says the documentation; an address on this machine is what the sandbox is for.
		if (!webhook.url.startsWith('https://') && !isLoopback(webhook.url)) return failure(400, 'url must use HTTPS');
		webhooks.keep(webhook);
		onListener();
		return success(message, present(webhook));
	};
	const withWebhook = (answer: (webhook: PostCallWebhook, body: unknown) => Answer): Operation =>
		quiet(({ params, body }) => {
			const webhook = webhooks.get(params.id);
			return webhook ? answer(webhook, body) : failure(404, 'Webhook not found');
		});

	return {
		createPostCallWebhook: quiet(({ body }) => {
			const now = Date.now();
			return keep({ ...webhookSchema.parse(body), id: newId('webhook'), createdAt: now, updatedAt: now }, 'Webhook created successfully');
		}),
		listPostCallWebhooks: quiet(({ query }) => {
			const { activeOnly = false } = listQuery.parse(query);
			const found = webhooks.all().filter(({ is_active }) => is_active || !activeOnly);
			return success('Webhooks retrieved successfully', { webhooks: found.map(presentWithAgents), count: found.length });
		}),
		getPostCallWebhook: withWebhook((webhook) => success('Webhook retrieved successfully', presentWithAgents(webhook))),
		updatePostCallWebhook: withWebhook((webhook, body) =>
			keep({ ...webhook, ...changeBody.parse(body), updatedAt: Date.now() }, 'Webhook updated successfully'),
		),
		deletePostCallWebhook: withWebhook(({ id }) => {
			webhooks.remove(id);
			return success('Webhook deleted successfully', null);
		}),
		togglePostCallWebhook: withWebhook((webhook) =>
			keep({ ...webhook, is_active: !webhook.is_active, updatedAt: Date.now() }, 'Webhook toggled successfully'),
		),
	};
}

function present({ createdAt, updatedAt, ...shown }: PostCallWebhook) {
	return {
		...shown,
		organization_id: ORGANIZATION_ID,
		created_at: isoTime(createdAt),
		updated_at: isoTime(updatedAt),
	};
}
