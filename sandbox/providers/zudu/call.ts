import { randomUUID } from 'node:crypto';
import type { Call, CallState, Phase } from '../../callBook';
import { asText, conversation, summary } from '../../conversation';
import { isTalk, type Outcome } from '../../fate';
import { ORGANIZATION_ID } from './organization';

/** What Zudu keeps of a request for a call. */
export interface CallDetails {
	rowId: string;
	agentId: string;
	callType: string | null;
	direction: string | null;
	fromNumber: string | null;
	toNumber: string | null;
	metadata: Record<string, unknown>;
	/** A status written by an update; it holds until the call goes on to its next phase by itself. */
	written: { status: string; during: Phase } | null;
}

/** A call of which nothing is known but who makes it. */
export function newCallDetails(agentId: string, metadata: Record<string, unknown> = {}): CallDetails {
	return {
		rowId: randomUUID(),
		agentId,
		callType: null,
		direction: null,
		fromNumber: null,
		toNumber: null,
		metadata,
		written: null,
	};
}

const COST_PER_MINUTE = 0.12;

/**
 * A phone call is ONGOING from the moment it is dialled, as the answer to create-phone-call shows.
 * Only ENDED with USER_HANGUP is documented; that unanswered calls end as ENDED and failed ones as ERROR, and their reasons, are inferred.
 */
const END_WORDS: Record<Outcome, { call_status: string; disconnection_reason: string }> = {
	answered: { call_status: 'ENDED', disconnection_reason: 'USER_HANGUP' },
	voicemail: { call_status: 'ENDED', disconnection_reason: 'VOICEMAIL_REACHED' },
	noAnswer: { call_status: 'ENDED', disconnection_reason: 'DIAL_NO_ANSWER' },
	busy: { call_status: 'ENDED', disconnection_reason: 'DIAL_BUSY' },
	rejected: { call_status: 'ENDED', disconnection_reason: 'USER_DECLINED' },
	failed: { call_status: 'ERROR', disconnection_reason: 'DIAL_FAILED' },
};

/** The documented call object. */
export function presentCall(call: Call<CallDetails>, state: CallState, origin: string) {
	const { details } = call;
	const words = state.outcome ? END_WORDS[state.outcome] : null;
	const talked = state.outcome !== null && isTalk(state.outcome);
	const turns = state.isTranscribed ? conversation(call.fate) : [];
	return {
		id: details.rowId,
		call_id: call.id,
		agent_id: details.agentId,
		organization_id: ORGANIZATION_ID,
		call_status: details.written?.during === state.phase ? details.written.status : statusWord(state.phase, words?.call_status),
		...(details.callType === null ? {} : { call_type: details.callType }),
		...(details.direction === null ? {} : { direction: details.direction }),
		from_number: details.fromNumber,
		to_number: details.toNumber,
		created_at: call.createdAt,
		updated_at: state.endedAt ?? state.answeredAt ?? call.createdAt,
		start_timestamp: state.answeredAt,
		end_timestamp: state.endedAt,
		call_duration: state.durationMs,
		disconnection_reason: words?.disconnection_reason ?? null,
		recording_url: state.isRecorded ? `${origin}/_sandbox/recordings/${call.id}.wav` : null,
		public_log_url: null,
		opt_out_sensitive_data_storage: false,
		metadata: { ...details.metadata, ...scheduleMetadata(call, state) },
		events: [],
		transcript: state.isTranscribed ? asText(turns, { agent: 'Agent', person: 'User' }) : null,
		transcript_object: turns.map(({ speaker, text }) => ({
			role: speaker === 'agent' ? 'assistant' : 'user',
			content: text,
			timestamp: state.answeredAt ?? call.createdAt,
		})),
		transcript_with_tool_calls: [],
		latency: null,
		call_analysis: state.isAnalyzed ? analysisOf(call, state) : null,
		call_cost: talked ? { combined_cost: ((state.durationMs ?? 0) / 60_000) * COST_PER_MINUTE, product_costs: [] } : null,
		telephony_identifier: null,
	};
}

/** What is found out about a talk afterwards. */
export function analysisOf(call: Call<CallDetails>, { outcome }: CallState) {
	return {
		call_summary: summary(call.fate),
		in_voicemail: outcome === 'voicemail',
		user_sentiment: outcome === 'voicemail' ? 'Neutral' : 'Positive',
		call_successful: outcome === 'answered',
		custom_analysis_data: {},
		evaluation_criteria_results: {},
	};
}

function scheduleMetadata({ scheduledAt }: Call<CallDetails>, { phase }: CallState): Record<string, unknown> {
	if (scheduledAt === null) return {};
	return {
		is_scheduled: true,
		scheduled_timestamp: Math.floor(scheduledAt / 1000),
		execution_status: phase === 'scheduled' ? 'pending' : 'executed',
	};
}

function statusWord(phase: Phase, endWord: string | undefined): string {
	if (phase === 'registered') return 'REGISTERED';
	if (phase === 'scheduled') return 'SCHEDULED';
	return endWord ?? 'ONGOING';
}
