import type { Attempt } from './attempted';
import { asksTooLong } from './retryDelay';
import type { Certain, ProblemCode } from '../problem/problem';

/** One attempt and what provider and operation can tell about it. */
export interface Evidence {
	attempt: Attempt;
	/** The operation's `answer` schema accepts the body, and nothing in it speaks against it. */
	readable: boolean;
	/** The body says that the request failed, whatever the status is. */
	reportsFailure: boolean;
	/** The credential has a token that can be renewed. */
	renewable: boolean;
}

/** How often a request may be sent again, and what to wait for in between. */
export interface Resend {
	times: number;
	after: 'growing waits' | 'the wait the provider asks for' | 'renewing the token';
}

export interface Certainty {
	name: string;
	applies(evidence: Evidence): boolean;
	/** Whether the request had its effect. */
	done: Certain;
	/** null: the answer is good. */
	code: Exclude<ProblemCode, 'invalidInput'> | null;
	/** Sending again a request that must not have its effect twice; null: never. */
	place: Resend | null;
	/** Sending again a request that reads, or may be repeated. */
	read: Resend | null;
}

const status = ({ attempt }: Evidence): number | undefined => (attempt.kind === 'answer' ? attempt.status : undefined);

const blockedBy = ({ attempt }: Evidence): ProblemCode | undefined => (attempt.kind === 'blocked' ? attempt.code : undefined);

function asksToWait({ attempt }: Evidence): boolean {
	if (attempt.kind !== 'answer') return false;
	return attempt.status === 429 || (attempt.status === 503 && attempt.headers['retry-after'] !== undefined);
}

const isBetween = (value: number | undefined, from: number, to: number): boolean =>
	value !== undefined && value >= from && value <= to;

/**
 * What may be sent again is decided by what is certain, never by hope: the first row that applies counts. No provider
 * documents an idempotency key, so a request whose fate is unknown must not be repeated: a phone would ring twice.
 */
export const CERTAINTIES: Certainty[] = [
	{
		name: 'never sent',
		applies: ({ attempt }) => attempt.kind === 'lost' && !attempt.sent,
		done: 'no',
		code: 'unreachable',
		place: { times: 3, after: 'growing waits' },
		read: { times: 3, after: 'growing waits' },
	},
	{
		// Sending again would meet the same obstacle; what may pass by itself was waited for before.
		name: 'not let through',
		applies: (evidence) => blockedBy(evidence) === 'unreachable',
		done: 'no',
		code: 'unreachable',
		place: null,
		read: null,
	},
	{
		name: 'asked to wait too long',
		applies: (evidence) =>
			blockedBy(evidence) === 'rateLimited' || (asksToWait(evidence) && asksTooLong(evidence.attempt)),
		done: 'no',
		code: 'rateLimited',
		place: null,
		read: null,
	},
	{
		name: 'asked to wait',
		applies: asksToWait,
		done: 'no',
		code: 'rateLimited',
		place: { times: 5, after: 'the wait the provider asks for' },
		read: { times: 3, after: 'the wait the provider asks for' },
	},
	{
		name: 'token expired',
		applies: (evidence) => status(evidence) === 401 && evidence.renewable,
		done: 'no',
		code: 'unauthorized',
		place: { times: 1, after: 'renewing the token' },
		read: { times: 1, after: 'renewing the token' },
	},
	{
		name: 'credential refused',
		applies: (evidence) =>
			status(evidence) === 401 || status(evidence) === 403 || blockedBy(evidence) === 'unauthorized',
		done: 'no',
		code: 'unauthorized',
		place: null,
		read: null,
	},
	{
		name: 'refused',
		applies: (evidence) =>
			isBetween(status(evidence), 400, 499) || (isBetween(status(evidence), 200, 299) && evidence.reportsFailure),
		done: 'no',
		code: 'refused',
		place: null,
		read: null,
	},
	{
		name: 'answered',
		applies: (evidence) => isBetween(status(evidence), 200, 299) && evidence.readable,
		done: 'yes',
		code: null,
		place: null,
		read: null,
	},
	{
		// Time-out, lost connection, 500, 502, 504, 503 without Retry-After, a redirect, an unreadable 2xx.
		name: 'unconfirmed',
		applies: () => true,
		done: 'unknown',
		code: 'unconfirmed',
		place: null,
		read: { times: 3, after: 'growing waits' },
	},
];

/** The first row of `table` that applies. Its last row must apply to everything. */
export function judge(evidence: Evidence, table: Certainty[] = CERTAINTIES): Certainty {
	const row = table.find(({ applies }) => applies(evidence));
	if (!row) throw new RangeError('No row of the certainty table applies');
	return row;
}
