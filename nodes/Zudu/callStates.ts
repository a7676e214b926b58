import type { CallOutcome, CallStatus } from '../shared/calls/call';

/** By `call_status` in upper case. */
export const STATUSES = new Map<string, CallStatus>([
	['REGISTERED', 'queued'],
	['SCHEDULED', 'scheduled'],
	['ONGOING', 'inProgress'],
	['ENDED', 'ended'],
	['ERROR', 'failed'],
]);

/** The first row that fits `disconnection_reason` counts: docs/decisions.md#what-a-status-of-zudu-means */
export const OUTCOMES: ReadonlyArray<{ words: RegExp; outcome: CallOutcome }> = [
	{ words: / (VOICEMAIL|VOICE MAIL|MACHINE) /, outcome: 'voicemail' },
	{ words: / (NO ANSWER|NOANSWER|NOT ANSWERED|UNANSWERED) /, outcome: 'noAnswer' },
	{ words: / BUSY /, outcome: 'busy' },
	{ words: / (DECLINED?|REJECT(ED)?) /, outcome: 'rejected' },
	{ words: / CANCEL(L?ED)? /, outcome: 'canceled' },
	{ words: / (FAIL(ED|URE)?|ERROR) /, outcome: 'failed' },
	{ words: / (HANGUP|HUNG UP|HANG UP) /, outcome: 'answered' },
];

/** "dial_no-answer" and "DialNoAnswer" give " DIAL NO ANSWER ". */
export function wordsOf(reason: string | null): string {
	const words = (reason ?? '').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toUpperCase().split(/[^\p{L}]+/u);
	return ` ${words.filter((word) => word !== '').join(' ')} `;
}

export const FINAL_STATUSES: readonly CallStatus[] = ['ended', 'failed'];
