import type { IDataObject } from 'n8n-workflow';
import type { CallOutcome, SimplifiedCall } from '../shared/calls/call';
import { EMPTY_CALL } from '../shared/calls/emptyCall';
import type { CallRecord } from './call/call';

export function simplifyCall(): SimplifiedCall {
	return { ...EMPTY_CALL, status: 'queued' };
}

export function simplifyAccepted(
	_answer: IDataObject,
	{ metadata = null }: { metadata?: IDataObject | null },
	number: string | undefined,
): SimplifiedCall {
	return { ...simplifyCall(), to: number ?? null, metadata };
}

/** Words in the reasons of other voice APIs: docs/decisions.md#what-levers-answers */
const REASON_WORDS: Array<[RegExp, CallOutcome]> = [
	[/voice-?mail|answering-machine/, 'voicemail'],
	[/busy/, 'busy'],
	[/no-answer|not-answer|unanswered/, 'noAnswer'],
	[/reject|declin/, 'rejected'],
	[/cancel/, 'canceled'],
];

export function simplifyEnded(call: CallRecord): SimplifiedCall {
	const outcome = outcomeOf(call);
	return {
		callId: call.providerCallId,
		status: outcome === 'failed' ? 'failed' : 'ended',
		outcome,
		to: call.numberTo,
		startedAt: null,
		durationSeconds: call.duration,
		summary: call.summary,
		transcript: call.transcription,
		recordingUrl: call.recordingUrl,
		metadata: call.metadata.requestMetadata as IDataObject | null,
	};
}

function outcomeOf({ deliveryStatus, endedReason }: CallRecord): CallOutcome {
	const reason = endedReason?.toLowerCase().replace(/[\s_]+/g, '-') ?? '';
	const [, outcome] = REASON_WORDS.find(([words]) => words.test(reason)) ?? [];
	if (outcome) return outcome;
	if (deliveryStatus === 'pass') return 'answered';
	return deliveryStatus === 'fail' ? 'failed' : 'unknown';
}
