import type { CallOutcome, CallStatus } from '../shared/calls/call';

interface CallState {
	status: CallStatus;
	outcome: CallOutcome | null;
}

/** docs/decisions.md#what-a-status-of-elemente-means */
const STATES: Record<string, CallState> = {
	queued: { status: 'queued', outcome: null },
	pending: { status: 'queued', outcome: null },
	ringing: { status: 'ringing', outcome: null },
	answer: { status: 'inProgress', outcome: null },
	'in-progress': { status: 'inProgress', outcome: null },
	ongoing: { status: 'inProgress', outcome: null },
	open: { status: 'inProgress', outcome: null },
	processing: { status: 'inProgress', outcome: null },
	stalled: { status: 'inProgress', outcome: null },
	completed: { status: 'ended', outcome: 'answered' },
	resolved: { status: 'ended', outcome: 'answered' },
	close: { status: 'ended', outcome: 'unknown' },
	closed: { status: 'ended', outcome: 'unknown' },
	expired: { status: 'ended', outcome: 'unknown' },
	voicemail: { status: 'ended', outcome: 'voicemail' },
	'no-answer': { status: 'ended', outcome: 'noAnswer' },
	busy: { status: 'ended', outcome: 'busy' },
	canceled: { status: 'ended', outcome: 'canceled' },
	failed: { status: 'failed', outcome: 'failed' },
};

export function callState(status: unknown): CallState {
	if (typeof status !== 'string' || status === '') return { status: 'unknown', outcome: null };
	const key = status.toLowerCase();
	const known = Object.hasOwn(STATES, key) ? STATES[key] : undefined;
	return known ?? { status: 'unknown', outcome: 'unknown' };
}
