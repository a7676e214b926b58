import type { IDataObject } from 'n8n-workflow';
import { isoMoment } from '../shared/core/input/isoMoment';
import type { CallOutcome, SimplifiedCall } from '../shared/calls/call';
import { readMoment } from '../shared/core/input/readMoment';
import { callRecord } from './call/call';
import { CALL_STATES, END_REASONS, UNKNOWN_STATE, type CallState } from './callStates';

export function simplifyCall(record: IDataObject): SimplifiedCall {
	const call = callRecord(record);
	const state = stateOf(call.status);
	return {
		callId: call.id,
		status: state.status,
		outcome: outcomeOf(state, call.ended_reason),
		to: call.phone,
		startedAt: call.started_at === null ? null : (isoMoment(readMoment(call.started_at, 'utc')?.toUTC()) ?? null),
		durationSeconds: call.duration_seconds,
		summary: call.summary,
		transcript: call.transcript,
		recordingUrl: call.recording_url,
		metadata: call.metadata ?? call.context,
	};
}

/** True once the call is over and Kejue has not announced another try, which would call the person again. */
export function isFinal(record: IDataObject): boolean {
	const { status, willRetry } = callRecord(record);
	return ['ended', 'failed'].includes(stateOf(status).status) && !willRetry;
}

function stateOf(status: string | null): CallState {
	return rowOf(CALL_STATES, status) ?? UNKNOWN_STATE;
}

function outcomeOf({ outcome, reasonDecides }: CallState, endedReason: string | null): CallOutcome | null {
	if (!reasonDecides || endedReason === null) return outcome;
	return rowOf(END_REASONS, endedReason) ?? 'unknown';
}

/** Words in one form: "In Progress" and "in-progress" are "in_progress". */
function rowOf<T>(table: Readonly<Record<string, T>>, word: string | null): T | undefined {
	const key = word?.trim().toLowerCase().replace(/[\s-]+/g, '_') ?? '';
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
