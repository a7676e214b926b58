import type { CallOutcome, CallStatus } from '../shared/calls/call';

export interface CallState {
	status: CallStatus;
	/** null while the call is not over. */
	outcome: CallOutcome | null;
	/** True if the status alone does not say how the call ended, so that `ended_reason` decides, if present. */
	reasonDecides?: true;
}

/** By word in lower case with underscores; most are inferred: docs/decisions.md#what-a-status-of-kejue-means */
export const CALL_STATES: Readonly<Record<string, CallState>> = {
	created: { status: 'queued', outcome: null },
	pending: { status: 'queued', outcome: null },
	queued: { status: 'queued', outcome: null },

	rescheduled: { status: 'scheduled', outcome: null },
	scheduled: { status: 'scheduled', outcome: null },

	calling: { status: 'ringing', outcome: null },
	dialing: { status: 'ringing', outcome: null },
	initiated: { status: 'ringing', outcome: null },
	ringing: { status: 'ringing', outcome: null },

	active: { status: 'inProgress', outcome: null },
	answered: { status: 'inProgress', outcome: null },
	connected: { status: 'inProgress', outcome: null },
	in_progress: { status: 'inProgress', outcome: null },
	ongoing: { status: 'inProgress', outcome: null },

	completed: { status: 'ended', outcome: 'answered', reasonDecides: true },
	ended: { status: 'ended', outcome: 'unknown', reasonDecides: true },
	finished: { status: 'ended', outcome: 'unknown', reasonDecides: true },

	busy: { status: 'ended', outcome: 'busy' },
	canceled: { status: 'ended', outcome: 'canceled' },
	cancelled: { status: 'ended', outcome: 'canceled' },
	declined: { status: 'ended', outcome: 'rejected' },
	missed: { status: 'ended', outcome: 'noAnswer' },
	no_answer: { status: 'ended', outcome: 'noAnswer' },
	rejected: { status: 'ended', outcome: 'rejected' },
	unanswered: { status: 'ended', outcome: 'noAnswer' },
	voicemail: { status: 'ended', outcome: 'voicemail' },

	error: { status: 'failed', outcome: 'failed', reasonDecides: true },
	failed: { status: 'failed', outcome: 'failed', reasonDecides: true },
};

/** A status that is missing or not in the list: the call counts as running, unless it has a reason for its end. */
export const UNKNOWN_STATE: CallState = { status: 'unknown', outcome: null, reasonDecides: true };

export const END_REASONS: Readonly<Record<string, CallOutcome>> = {
	agent_hangup: 'answered',
	contact_hangup: 'answered',
	customer_hangup: 'answered',
	hangup: 'answered',
	timeout: 'answered',
	user_hangup: 'answered',

	voicemail: 'voicemail',

	no_answer: 'noAnswer',
	unjoined: 'noAnswer',

	busy: 'busy',

	declined: 'rejected',
	rejected: 'rejected',

	canceled: 'canceled',
	cancelled: 'canceled',

	connection_error: 'failed',
	error: 'failed',
	failed: 'failed',
	system_error: 'failed',
};
