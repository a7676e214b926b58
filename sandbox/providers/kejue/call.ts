import { type Call, type CallState } from '../../callBook';
import { asText, conversation, summary } from '../../conversation';
import type { Outcome } from '../../fate';
import { isoTime } from '../../isoTime';
import { newId } from '../../newId';
import type { CallWebhook } from './subscription';

/** What Kejue keeps of a request for a call. */
export interface CallDetails {
	contactId: string;
	personaId: string;
	voiceConfigId: string | null;
	externalReference: string | null;
	opening: string | null;
	structuredKeys: string[];
	conversationId: string;
	/** Addresses that are told of this call only. */
	webhooks: CallWebhook[];
	/** Subscriptions that are told of this call, whatever their scope. */
	webhookIds: string[];
	/** The campaign that the call belongs to. */
	campaignId: string | null;
}

/** A call of which nothing is known but whom it is for, and who makes it. */
export function newCallDetails(contactId: string, personaId: string): CallDetails {
	return {
		contactId,
		personaId,
		voiceConfigId: null,
		externalReference: null,
		opening: null,
		structuredKeys: [],
		conversationId: newId('conv'),
		webhooks: [],
		webhookIds: [],
		campaignId: null,
	};
}

/** `in_progress` and `completed` are known, the rest is inferred: no list of values is published. */
const RUNNING_WORDS = { registered: 'queued', scheduled: 'scheduled', queued: 'queued', ringing: 'ringing', inProgress: 'in_progress' };
/** Inferred, but for `completed` with `agent_hangup`. */
const END_WORDS: Record<Outcome, { status: string; ended_reason: string }> = {
	answered: { status: 'completed', ended_reason: 'agent_hangup' },
	voicemail: { status: 'completed', ended_reason: 'voicemail' },
	noAnswer: { status: 'no_answer', ended_reason: 'no_answer' },
	busy: { status: 'busy', ended_reason: 'busy' },
	rejected: { status: 'rejected', ended_reason: 'rejected' },
	failed: { status: 'failed', ended_reason: 'failed' },
};
const SCORE = 80;

/** The documentation only knows id and status; the other names are those of the events call.ended and call.analyzed (inferred). */
export function presentCall(call: Call<CallDetails>, state: CallState, origin: string) {
	const { details } = call;
	const words = state.outcome ? END_WORDS[state.outcome] : null;
	return {
		id: call.id,
		contact_id: details.contactId,
		persona_id: details.personaId,
		agent_id: details.voiceConfigId,
		external_reference: details.externalReference,
		contact: { id: details.contactId, phone: call.to },
		direction: 'outbound',
		channel: 'voice',
		status: state.phase === 'ended' ? (words?.status ?? 'failed') : RUNNING_WORDS[state.phase],
		created_at: isoTime(call.createdAt),
		scheduled_at: isoTime(call.scheduledAt),
		started_at: isoTime(state.answeredAt),
		ended_at: isoTime(state.endedAt),
		ended_reason: words?.ended_reason ?? null,
		duration_seconds: state.durationMs === null ? null : Math.ceil(state.durationMs / 1000),
		transcript: state.isTranscribed ? asText(conversation(call.fate, details.opening), { agent: 'Agent', person: 'User' }) : null,
		recording_url: state.isRecorded ? `${origin}/_sandbox/recordings/${call.id}.wav` : null,
		summary: state.isAnalyzed ? summary(call.fate) : null,
		score: state.isAnalyzed ? SCORE : null,
		structured_data: state.isAnalyzed ? Object.fromEntries(details.structuredKeys.map((key) => [key, null])) : null,
	};
}
