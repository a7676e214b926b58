import type { IDataObject } from 'n8n-workflow';
import { isoMoment } from '../shared/core/input/isoMoment';
import { readTimestamp } from '../shared/core/input/readTimestamp';
import type { CallOutcome, CallStatus, SimplifiedCall } from '../shared/calls/call';
import { callRecord, type CallRecord } from './call/call';
import { FINAL_STATUSES, OUTCOMES, STATUSES, wordsOf } from './callStates';

const MS_PER_SECOND = 1000;

export function simplifyCall(response: IDataObject): SimplifiedCall {
	const call = callRecord(response);
	const status = statusOf(call);
	return {
		callId: call.call_id,
		status,
		outcome: FINAL_STATUSES.includes(status) ? outcomeOf(call, status) : null,
		to: call.to_number,
		startedAt: call.start_timestamp === null ? null : (isoMoment(readTimestamp(call.start_timestamp)) ?? null),
		durationSeconds: call.call_duration === null ? null : call.call_duration / MS_PER_SECOND,
		summary: call.call_analysis?.call_summary ?? null,
		transcript: call.transcript,
		recordingUrl: call.recording_url,
		metadata: call.metadata,
	};
}

export function isFinal(response: IDataObject): boolean {
	return FINAL_STATUSES.includes(statusOf(callRecord(response)));
}

function statusOf({ call_status }: CallRecord): CallStatus {
	return STATUSES.get(word(call_status)) ?? 'unknown';
}

/** Never null, which would read as still running. */
function outcomeOf({ call_analysis, disconnection_reason }: CallRecord, status: CallStatus): CallOutcome {
	if (call_analysis?.in_voicemail) return 'voicemail';
	const reason = wordsOf(disconnection_reason);
	const known = OUTCOMES.find(({ words }) => words.test(reason))?.outcome;
	return known ?? (status === 'failed' ? 'failed' : 'unknown');
}

function word(value: string | null): string {
	return (value ?? '').trim().toUpperCase();
}
