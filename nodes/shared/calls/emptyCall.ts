import type { SimplifiedCall } from './call';

/** A call of which nothing is known, in the order of the ten fields. */
export const EMPTY_CALL: SimplifiedCall = {
	callId: null,
	status: 'unknown',
	outcome: null,
	to: null,
	startedAt: null,
	durationSeconds: null,
	summary: null,
	transcript: null,
	recordingUrl: null,
	metadata: null,
};
