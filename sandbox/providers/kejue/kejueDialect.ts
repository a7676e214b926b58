import type { Call, CallBook } from '../../callBook';
import { newId } from '../../newId';
import type { Endpoint } from '../../webhooks/endpoint';
import type { WebhookDialect } from '../../webhooks/webhookDialect';
import { type CallDetails, newCallDetails } from './call';
import { type Campaign, campaignEvents } from './campaign';
import { composeEvent, EVENT_FORMS } from './composeEvent';
import type { ContactTable } from './contacts';
import { type CallWebhook, callWebhookEndpoint, includesEvent, type Subscription, subscriptionEndpoint } from './subscription';

/** What the events tell of. */
export interface Told {
	calls: CallBook<CallDetails>;
	contacts: ContactTable;
	campaigns: Map<string, Campaign>;
	origin(): string;
}

const IMAGINED_PERSONA_ID = 'per_1';
const IMAGINED_CONTACT_ID = 'con_sandbox_1';
const IMAGINED_PHONE = '+12175550100';
const SIGNED_ALONE = 'hmac_sha256';

/** How Kejue tells of calls. Whether a call that nobody answered is told of is not stated: it is ended here, and never analysed. */
export function kejueDialect(subscriptions: Map<string, Subscription>, { calls, contacts, campaigns, origin }: Told): WebhookDialect<CallDetails> {
	const all = () => [...subscriptions.values()];
	const campaignOf = ({ details }: Call<CallDetails>) => campaigns.get(details.campaignId ?? '');
	return {
		forms: EVENT_FORMS,
		registrations: () =>
			all().map(({ id, name = null, url, events, scope_type, persona_id, secret = null }) => ({
				provider: 'kejue',
				id,
				name,
				url,
				events,
				isActive: events.length > 0,
				boundTo: scope_type === 'persona' && persona_id ? [persona_id] : null,
				secret,
			})),
		eventsOf: (call) => {
			const { answered, ended, analyzed } = calls.momentsOf(call);
			return [
				{ event: 'call.started', at: answered },
				{ event: 'call.ended', at: ended },
				// One phase after the end at the earliest, so that the two arrive in order.
				{ event: 'call.analyzed', at: Math.max(analyzed, ended + call.pace.phaseMs) },
				...campaignEvents(campaignOf(call), call, calls),
			].filter(({ at }) => Number.isFinite(at));
		},
		listeners: (event, call) => [
			...all()
				.filter((subscription) => includesEvent(subscription.events, event) && isMeant(subscription, call))
				.map(subscriptionEndpoint),
			...call.details.webhooks.filter(({ events }) => includesEvent(events ?? ['*'], event)).map(callWebhookEndpoint),
		],
		endpoint: (webhookId) => {
			const subscription = subscriptions.get(webhookId);
			return subscription && subscriptionEndpoint(subscription);
		},
		endpointAt: (url, secret): Endpoint => callWebhookEndpoint({ url, secret, signing_method: SIGNED_ALONE } satisfies CallWebhook),
		newEventId: () => newId('evt'),
		payload: (announcement) => {
			const { call, at } = announcement;
			const contact = contacts.get(call.details.contactId);
			return composeEvent(announcement, { state: calls.stateOf(call, at), contact, campaign: campaignOf(call), origin: origin() });
		},
		imagineCall: (personaId = IMAGINED_PERSONA_ID) =>
			calls.imagine({ id: newId('call'), to: IMAGINED_PHONE, details: newCallDetails(IMAGINED_CONTACT_ID, personaId) }),
	};
}

function isMeant({ id, scope_type, persona_id }: Subscription, { details }: Call<CallDetails>): boolean {
	return scope_type === 'global' || persona_id === details.personaId || details.webhookIds.includes(id);
}
