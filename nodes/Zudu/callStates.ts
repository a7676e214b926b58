import type { CallOutcome, CallStatus } from '../shared/operation';

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
 * By `disconnection_reason`, in upper case. Zudu shows USER_HANGUP alone and publishes no list; the other three are the
 * words in which its batch retry rules tell outcomes apart (inferred for single calls).
 * https://docs.zudu.ai/api-reference/batch-calls/post-batch-call
 */
export const OUTCOMES = new Map<string, CallOutcome>([
	['USER_HANGUP', 'answered'],
	['BUSY', 'busy'],
	['NO_ANSWER', 'noAnswer'],
	['VOICEMAIL', 'voicemail'],
]);

/** Statuses that a call never leaves (inferred: the documentation names no terminal ones). */
export const FINAL_STATUSES: readonly CallStatus[] = ['ended', 'failed'];
