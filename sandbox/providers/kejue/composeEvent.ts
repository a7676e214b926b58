import type { CallState } from '../../callBook';
import { isoTime } from '../../isoTime';
import type { Announcement } from '../../webhooks/webhookDialect';
import { type CallDetails, presentCall } from './call';
import type { Campaign } from './campaign';
import type { Contact } from './contacts';

/** `documented` is what code of the vendor's own reads; `dashboardTest` is how call.analyzed comes when it is sent as a test from the dashboard. */
export const EVENT_FORMS = ['documented', 'dashboardTest'] as const;

/** What an event tells of. */
export interface EventSubject {
	/** The call as it stood when it happened. */
	state: CallState;
	/** Undefined for one that this workspace does not have. */
	contact: Contact | undefined;
	/** Its campaign; undefined for a call of none. */
	campaign: Pick<Campaign, 'id' | 'name'> | undefined;
	origin: string;
}

type Shown = ReturnType<typeof presentCall>;

const WORKSPACE_ID = 'ws_sandbox';
const CAMPAIGN_WORDS: Record<string, string> = { started: 'running', ended: 'completed', paused: 'paused', resumed: 'running', failed: 'failed' };
const IMAGINED_CAMPAIGN = { id: 'cmp_sandbox_1', name: 'Sandbox campaign' };
const CONTACT_SCORE = 70;

/** The envelope of https://docs.kejue.co/guides/webhooks with the data of one event; an unknown event has none. */
export function composeEvent(announcement: Announcement<CallDetails>, subject: EventSubject): unknown {
	const { event, eventId, at } = announcement;
	return {
		event,
		event_id: eventId,
		workspace_id: WORKSPACE_ID,
		timestamp: isoTime(at),
		data: dataOf(announcement, subject),
		metadata: {},
	};
}

function dataOf({ event, call, form }: Announcement<CallDetails>, { state, contact, campaign, origin }: EventSubject): unknown {
	const shown = presentCall(call, state, origin);
	// Whether job_id is the id that the call was created with is not documented; here it is.
	const job = { job_id: call.id, contact_id: call.details.contactId };
	switch (event) {
		case 'call.started':
			return {
				...job,
				conversation_id: call.details.conversationId,
				persona_id: call.details.personaId,
				campaign_id: call.details.campaignId,
				direction: shown.direction,
				channel: shown.channel,
				job_type: 'outbound_call',
				attempt_number: 1,
				started_at: shown.started_at ?? isoTime(Date.now()),
				contact: { id: call.details.contactId, name: nameOf(contact), phone: call.to ?? '' },
			};
		case 'call.ended':
			return {
				...job,
				status: shown.status,
				...present({
					ended_reason: shown.ended_reason,
					duration_seconds: shown.duration_seconds,
					transcript: shown.transcript,
					recording_url: shown.recording_url,
				}),
				retry: { will_retry: false, next_retry_at: null, attempt_number: 1 },
			};
		case 'call.analyzed':
			return {
				call: analyzedCall(shown, form),
				contact: { id: call.details.contactId, ...analyzedContact(contact, form), phone: call.to ?? '' },
				conversation: { id: call.details.conversationId, ...present({ started_at: shown.started_at, ended_at: shown.ended_at }) },
			};
		default:
			return event.startsWith('campaign.') ? campaignData(event, campaign) : {};
	}
}

function analyzedCall({ id, status, summary, score, duration_seconds, structured_data }: Shown, form: string): unknown {
	const extracted = structured_data ?? {};
	return {
		id,
		status,
		...present({ summary, score, duration_seconds }),
		outcome_id: `out_${status}`,
		...(form === 'dashboardTest' ? { extracted_data: extracted } : { structured_data: extracted }),
	};
}

function analyzedContact(contact: Contact | undefined, form: string): Record<string, unknown> {
	const email = present({ email: contact?.email });
	if (form !== 'dashboardTest') return { name: nameOf(contact), ...email, status: 'contacted' };
	return {
		full_name: nameOf(contact),
		...present({ first_name: contact?.first_name, last_name: contact?.last_name }),
		...email,
		status: { status: 'contacted', score: CONTACT_SCORE },
	};
}

/** No payload of these is documented (inferred). */
function campaignData(event: string, { id, name }: Pick<Campaign, 'id' | 'name'> = IMAGINED_CAMPAIGN): unknown {
	return { campaign_id: id, name, status: CAMPAIGN_WORDS[event.split('.')[1]] ?? 'unknown' };
}

function nameOf(contact: Contact | undefined): string {
	return [contact?.first_name, contact?.last_name].filter(Boolean).join(' ') || (contact?.phone ?? '');
}

/** What is not there is left out, since no field of an event is said to take null. */
function present(fields: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
