import type { CallOutcome } from '../../shared/calls/call';
import { plainWord } from '../../shared/core/input/plainWord';

export type CallState = CallOutcome | 'pending';

export const OUTCOMES = ['answered', 'voicemail', 'noAnswer', 'busy', 'rejected', 'canceled', 'failed', 'unknown'] as const satisfies CallOutcome[];

export const RESULTS: readonly CallState[] = [...OUTCOMES, 'pending'];

/** Words of other telephony services, in small letters without anything between them. */
const WORDS: Record<CallState, string[]> = {
	answered: [
		...['completed', 'human', 'userhangup', 'agenthangup', 'calltransfer', 'inactivity', 'maxdurationreached', 'customerendedcall', 'assistantendedcall'],
		...['assistantendedcallaftermessagespoken', 'assistantendedcallwithhanguptask', 'assistantsaidendcallphrase', 'assistantforwardedcall', 'exceededmaxduration'],
	],
	voicemail: ['voicemailreached', 'machinedetected', 'machine', 'answeringmachine'],
	noAnswer: ['customerdidnotanswer', 'dialnoanswer', 'notanswered', 'unanswered'],
	busy: ['customerbusy', 'dialbusy'],
	rejected: ['declined', 'userdeclined'],
	canceled: ['cancelled'],
	failed: ['dialfailed'],
	unknown: [],
	pending: ['queued', 'initiated', 'scheduled', 'registered', 'ringing', 'inprogress', 'ongoing'],
};

const STATES = new Map(RESULTS.flatMap((state) => [state, ...WORDS[state]].map((word) => [plainWord(word), state])));

/** The outcome that a word of any service means; "unknown" for any other word, so that nobody is called again because of it. */
export function callState(word: string): CallState {
	return STATES.get(plainWord(word)) ?? 'unknown';
}
