import type { CallBook } from '../../callBook';
import { newId } from '../../newId';
import type { Endpoint } from '../../webhooks/endpoint';
import type { WebhookDialect } from '../../webhooks/webhookDialect';
import { DEFAULT_AGENT_ID } from './agents';
import { type CallDetails, newCallDetails, presentCall } from './call';
import type { PostCallWebhook, WebhookBook } from './webhookBook';

const POST_CALL = 'post_call';
const IMAGINED_NUMBERS = { fromNumber: '+12025550100', toNumber: '+12025550123' };
const TIMEOUT_MS = 10_000;
/** Payload fields are not documented: the call object, bare or wrapped, is what is most likely. */
const FORMS = ['call', 'wrapped'] as const;

/** How Zudu tells of calls: to the one webhook of the call's agent, once all is known of the call, without a signature. Whether it tries again is not documented; here it does not. */
export function zuduDialect(webhooks: WebhookBook, calls: CallBook<CallDetails>, origin: () => string): WebhookDialect<CallDetails> {
	return {
		forms: FORMS,
		registrations: () =>
			webhooks.all().map(({ id, name, url, is_active: isActive }) => ({
				provider: 'zudu',
				id,
				name,
				url,
				events: [POST_CALL],
				isActive,
				boundTo: webhooks.agentsOf(id),
				secret: null,
			})),
		eventsOf: (call) => {
			const { settled } = calls.momentsOf(call);
			return Number.isFinite(settled) ? [{ event: POST_CALL, at: settled }] : [];
		},
		listeners: (event, { details }) => {
			const webhook = webhooks.webhookOf(details.agentId);
			return event === POST_CALL && webhook?.is_active ? [endpointOf(webhook)] : [];
		},
		endpoint: (webhookId) => {
			const webhook = webhooks.get(webhookId);
			return webhook && endpointOf(webhook);
		},
		endpointAt: (url) => endpointOf({ id: null, url }),
		newEventId: () => newId('event'),
		payload: ({ event, call, at, form }) => {
			const shown = event === POST_CALL ? presentCall(call, calls.stateOf(call, at), origin()) : {};
			return form === 'wrapped' ? { data: shown } : shown;
		},
		imagineCall: (agentId = DEFAULT_AGENT_ID) =>
			calls.imagine({
				id: newId('call'),
				to: IMAGINED_NUMBERS.toNumber,
				details: { ...newCallDetails(agentId), callType: 'PHONE_CALL', direction: 'OUTBOUND', ...IMAGINED_NUMBERS },
			}),
	};
}

function endpointOf({ id, url }: { id: PostCallWebhook['id'] | null; url: string }): Endpoint {
	return { webhookId: id, url, secret: null, sign: () => ({}), timeoutMs: TIMEOUT_MS, retryDelaysMs: [], finalStatuses: [] };
}
