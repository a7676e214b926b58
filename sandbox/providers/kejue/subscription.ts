import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Endpoint, Letter } from '../../webhooks/endpoint';

const signingMethod = z.enum(['hmac_sha256', 'hmac_sha1', 'bearer', 'basic_auth', 'none']);
type SigningMethod = z.infer<typeof signingMethod>;

/** An address that came along with one call. */
export const callWebhookSchema = z.object({
	url: z.string(),
	/** Not said what is meant without: all of them (inferred). */
	events: z.array(z.string()).nullish(),
	signing_method: signingMethod.default('hmac_sha256'),
	secret: z.string().nullish(),
});

/** See {@link callWebhookSchema}. */
export type CallWebhook = z.infer<typeof callWebhookSchema>;

/** What `POST /webhooks` takes, with the documented defaults. */
export const subscriptionSchema = z.object({
	url: z.string(),
	events: z.array(z.string()),
	name: z.string().nullish(),
	signing_method: signingMethod.default('hmac_sha256'),
	secret: z.string().nullish(),
	scope_type: z.enum(['global', 'persona']).default('global'),
	persona_id: z.string().nullish(),
	timeout_ms: z.number().default(5_000),
	max_retries: z.number().default(3),
});

/** A subscription as Kejue keeps it. */
export interface Subscription extends z.infer<typeof subscriptionSchema> {
	id: string;
	createdAt: number;
	updatedAt: number;
}

/** What `PATCH /webhooks/{webhook_id}` takes: no secret, and null for what is to stay as it is (inferred). */
export const subscriptionChangeSchema = z.object({
	url: z.string().nullish(),
	events: z.array(z.string()).nullish(),
	name: z.string().nullish(),
	signing_method: signingMethod.nullish(),
	scope_type: z.enum(['global', 'persona']).nullish(),
	persona_id: z.string().nullish(),
	timeout_ms: z.number().nullish(),
	max_retries: z.number().nullish(),
});

/** First wait before an event is sent again, doubled each time. On the sandbox's fast clock: how Kejue's goes is not documented. */
export const BACKOFF_MS = 100;
const CALL_WEBHOOK_DEFAULTS = subscriptionSchema.pick({ timeout_ms: true, max_retries: true }).parse({});
/** Code of the vendor's own takes it that nothing is sent again after a 401. */
const FINAL_STATUSES = [401];

/** The header layouts of hmac_sha1, bearer and basic_auth are inferred. */
const SIGNATURES: Record<SigningMethod, (letter: Letter, secret: string) => Record<string, string>> = {
	hmac_sha256: (letter, secret) => hmacHeaders('sha256', letter, secret),
	hmac_sha1: (letter, secret) => hmacHeaders('sha1', letter, secret),
	bearer: (_letter, secret) => ({ authorization: `Bearer ${secret}` }),
	basic_auth: (_letter, secret) => ({ authorization: `Basic ${Buffer.from(secret).toString('base64')}` }),
	none: () => ({}),
};

/** True when these event names, as a subscription has them, include the event. */
export function includesEvent(events: readonly string[], event: string): boolean {
	return events.includes(event) || events.includes('*');
}

/** Where a subscription's events go. */
export function subscriptionEndpoint(subscription: Subscription): Endpoint {
	return endpointOf({ ...subscription, webhookId: subscription.id });
}

/** Where the events of one call go besides. */
export function callWebhookEndpoint(webhook: CallWebhook): Endpoint {
	return endpointOf({ ...CALL_WEBHOOK_DEFAULTS, ...webhook, webhookId: null });
}

function endpointOf({
	webhookId,
	url,
	secret = null,
	signing_method: method,
	timeout_ms: timeoutMs,
	max_retries: retries,
}: { webhookId: string | null } & Pick<Subscription, 'url' | 'secret' | 'signing_method' | 'timeout_ms' | 'max_retries'>): Endpoint {
	return {
		webhookId,
		url,
		secret,
		// What a subscription without a secret is signed with is not documented: nothing.
		sign: (letter, key) => (key === null ? {} : SIGNATURES[method](letter, key)),
		timeoutMs,
		retryDelaysMs: Array.from({ length: retries }, (_, index) => BACKOFF_MS * 2 ** index),
		finalStatuses: FINAL_STATUSES,
	};
}

function hmacHeaders(algorithm: 'sha256' | 'sha1', { sentAt, body }: Letter, secret: string): Record<string, string> {
	const timestamp = String(Math.round(sentAt));
	const digest = createHmac(algorithm, secret).update(`${timestamp}.${body}`).digest('hex');
	return { 'x-kejue-timestamp': timestamp, 'x-kejue-signature': `${algorithm}=${digest}` };
}
