import { randomBytes, randomUUID } from 'node:crypto';
import { Webhook } from 'svix';
import type { CallBook } from '../../callBook';
import { newId } from '../../newId';
import type { Endpoint, Letter } from '../../webhooks/endpoint';
import type { WebhookDialect } from '../../webhooks/webhookDialect';
import type { WebhookRegistration } from '../../webhooks/webhookRegistration';
import type { CallDetails } from './call';
import { composeEvent, EVENT_FORMS, PHONE_CALL_ENDED } from './composeEvent';

const SECRET_PREFIX = 'whsec_';
const SECRET_BYTES = 24;
const TIMEOUT_MS = 30_000;
/** As many attempts as Svix makes, on the sandbox's fast clock. */
const RETRY_DELAYS_MS = [50, 100, 200, 400, 800, 1_600, 3_200];
const IMAGINED_PHONE = '+12025550123';

/** How Levers tells of calls: through Svix, to addresses entered in its dashboard. That unanswered calls are told of as well is inferred. */
export function leversDialect(registered: Map<string, WebhookRegistration>, calls: CallBook<CallDetails>): WebhookDialect<CallDetails> {
	return {
		forms: EVENT_FORMS,
		registrations: () => [...registered.values()],
		eventsOf: (call) => {
			const { settled } = calls.momentsOf(call);
			return Number.isFinite(settled) ? [{ event: PHONE_CALL_ENDED, at: settled }] : [];
		},
		listeners: (event) => [...registered.values()].filter(({ events }) => events.includes(event)).map(endpointOf),
		endpoint: (webhookId) => {
			const registration = registered.get(webhookId);
			return registration && endpointOf(registration);
		},
		endpointAt: (url, secret) => endpointOf({ id: null, url, secret }),
		newEventId: () => newId('msg'),
		payload: (announcement) => composeEvent(announcement, calls.stateOf(announcement.call, announcement.at)),
		imagineCall: () => calls.imagine({ id: randomUUID(), to: IMAGINED_PHONE, details: { contactUuid: randomUUID(), metadata: null } }),
		enterInDashboard: ({ url, secret = newSecret() }) => {
			const registration: WebhookRegistration = {
				provider: 'levers',
				id: newId('ep'),
				name: null,
				url,
				events: [PHONE_CALL_ENDED],
				isActive: true,
				boundTo: null,
				secret,
			};
			registered.set(registration.id, registration);
			return registration;
		},
	};
}

function endpointOf({ id, url, secret }: { id: string | null; url: string; secret: string | null }): Endpoint {
	return {
		webhookId: id,
		url,
		secret,
		sign: signAsSvix,
		timeoutMs: TIMEOUT_MS,
		retryDelaysMs: RETRY_DELAYS_MS,
		finalStatuses: [],
	};
}

function signAsSvix({ id, sentAt, body }: Letter, secret: string | null): Record<string, string> {
	if (secret === null) return {};
	return {
		'svix-id': id,
		'svix-timestamp': String(Math.floor(sentAt / 1000)),
		'svix-signature': new Webhook(secret).sign(id, new Date(sentAt), body),
	};
}

function newSecret(): string {
	return SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}
