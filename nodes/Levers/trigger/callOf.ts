import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { CallOutcome, SimplifiedCall } from '../../shared/calls/call';

const text = z.string().min(1).nullable().catch(null);

/** What we read of a finished call; a member that is missing or of another kind is null. https://docs.uselevers.com/webhooks/events */
export const callData = z.object({
	providerCallId: text,
	numberTo: text,
	deliveryStatus: text,
	endedReason: text,
	/** Seconds. */
	duration: z.number().nullable().catch(null),
	summary: text,
	callOutput: text,
	sentimentOutput: text,
	transcription: text,
	/** A place in Levers' storage (`bucket:path/file.mp3`), no web address. */
	recordingUrl: text,
	metadata: z
		.object({ requestMetadata: z.record(z.string(), z.unknown()).nullable().catch(null) })
		.catch({ requestMetadata: null }),
});
export type CallData = z.infer<typeof callData>;

/** Levers publishes no values of `endedReason`: these are the words that such reasons hold with other voice APIs. */
const REASON_WORDS: Array<[RegExp, CallOutcome]> = [
	[/voice-?mail|answering-machine/, 'voicemail'],
	[/busy/, 'busy'],
	[/no-answer|not-answer|unanswered/, 'noAnswer'],
	[/reject|declin/, 'rejected'],
	[/cancel/, 'canceled'],
];

/** A finished call in the shape that is the same for all providers. */
export function callOf(data: CallData): SimplifiedCall {
	const outcome = outcomeOf(data);
	return {
		callId: data.providerCallId,
		status: outcome === 'failed' ? 'failed' : 'ended',
		outcome,
		to: data.numberTo,
		startedAt: null,
		durationSeconds: data.duration,
		summary: data.summary,
		transcript: data.transcription,
		recordingUrl: data.recordingUrl,
		metadata: data.metadata.requestMetadata as IDataObject | null,
	};
}

function outcomeOf({ deliveryStatus, endedReason }: CallData): CallOutcome {
	const reason = endedReason?.toLowerCase().replace(/[\s_]+/g, '-') ?? '';
	const [, outcome] = REASON_WORDS.find(([words]) => words.test(reason)) ?? [];
	if (outcome) return outcome;
	if (deliveryStatus === 'pass') return 'answered';
	return deliveryStatus === 'fail' ? 'failed' : 'unknown';
}
