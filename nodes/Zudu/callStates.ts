import type { CallOutcome, CallStatus } from '../shared/calls/call';

/** By `call_status`, in upper case: Zudu writes upper case on reads and lower case right after creating. */
export const STATUSES = new Map<string, CallStatus>([
	['REGISTERED', 'queued'],
	['SCHEDULED', 'scheduled'],
	// The answer to create-phone-call says ONGOING at once, so it proves no pick-up.
	['ONGOING', 'inProgress'],
	['ENDED', 'ended'],
	['ERROR', 'failed'],
]);

/**
 * By the telephony word that `disconnection_reason` holds, written as in `wordsOf`; the first row that fits counts. Zudu
 * shows USER_HANGUP alone and publishes no list, so all other rows are inferred: from the words in which its batch retry
 * rules tell outcomes apart (no_answer, busy, voicemail) and those that telephony services use ("DIAL_NO_ANSWER").
 * https://docs.zudu.ai/api-reference/batch-calls/post-batch-call
 */
export const OUTCOMES: ReadonlyArray<{ words: RegExp; outcome: CallOutcome }> = [
	{ words: / (VOICEMAIL|VOICE MAIL|MACHINE) /, outcome: 'voicemail' },
	{ words: / (NO ANSWER|NOANSWER|NOT ANSWERED|UNANSWERED) /, outcome: 'noAnswer' },
	{ words: / BUSY /, outcome: 'busy' },
	{ words: / (DECLINED?|REJECT(ED)?) /, outcome: 'rejected' },
	{ words: / CANCEL(L?ED)? /, outcome: 'canceled' },
	{ words: / (FAIL(ED|URE)?|ERROR) /, outcome: 'failed' },
	// Only somebody who has picked up can hang up, and only to somebody can an agent do so.
	{ words: / (HANGUP|HUNG UP|HANG UP) /, outcome: 'answered' },
];

/** Upper-case words between single blanks, one at each end: "dial_no-answer" and "DialNoAnswer" give " DIAL NO ANSWER ". */
export function wordsOf(reason: string | null): string {
	const words = (reason ?? '').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toUpperCase().split(/[^\p{L}]+/u);
	return ` ${words.filter((word) => word !== '').join(' ')} `;
}

/** Statuses that a call never leaves (inferred: the documentation names no terminal ones). */
export const FINAL_STATUSES: readonly CallStatus[] = ['ended', 'failed'];
