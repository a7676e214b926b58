import type { CallOutcome, CallStatus } from '../shared/calls/call';

interface CallState {
	status: CallStatus;
	outcome: CallOutcome | null;
}

/**
 * The 19 values of the list filter, the only place where statuses are documented; what each one means is inferred from
 * its name. https://docs.elemente.ai/api-reference/endpoint/calls/get-calls
 */
const STATES: Record<string, CallState> = {
	queued: { status: 'queued', outcome: null },
	pending: { status: 'queued', outcome: null },
	ringing: { status: 'ringing', outcome: null },
	answer: { status: 'inProgress', outcome: null },
	'in-progress': { status: 'inProgress', outcome: null },
	ongoing: { status: 'inProgress', outcome: null },
	open: { status: 'inProgress', outcome: null },
	processing: { status: 'inProgress', outcome: null },
	// Nobody has written for a while, but nothing says that the conversation is over.
	stalled: { status: 'inProgress', outcome: null },
	completed: { status: 'ended', outcome: 'answered' },
	resolved: { status: 'ended', outcome: 'answered' },
	// Conversations end in these three whether or not anybody ever replied.
	close: { status: 'ended', outcome: 'unknown' },
	closed: { status: 'ended', outcome: 'unknown' },
	expired: { status: 'ended', outcome: 'unknown' },
	voicemail: { status: 'ended', outcome: 'voicemail' },
	'no-answer': { status: 'ended', outcome: 'noAnswer' },
	busy: { status: 'ended', outcome: 'busy' },
	canceled: { status: 'ended', outcome: 'canceled' },
	failed: { status: 'failed', outcome: 'failed' },
};

/** What a status says, in any casing. One that is missing says nothing about the outcome either. */
export function callState(status: unknown): CallState {
	if (typeof status !== 'string' || status === '') return { status: 'unknown', outcome: null };
	const key = status.toLowerCase();
	const known = Object.hasOwn(STATES, key) ? STATES[key] : undefined;
	return known ?? { status: 'unknown', outcome: 'unknown' };
}
