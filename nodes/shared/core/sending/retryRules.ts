import type { Attempt } from './attempted';
import { asksTooLong } from './retryDelay';
import type { Certain, ProblemCode } from '../problem/problem';

export interface AttemptFacts {
	attempt: Attempt;
	/** The operation's `answer` schema accepts the body, and nothing in it contradicts a success. */
	readable: boolean;
	reportsFailure: boolean;
	renewable: boolean;
}

export interface Resend {
	times: number;
	after: 'growing waits' | 'the wait the provider asks for' | 'renewing the token';
}

export interface RetryRule {
	name: string;
	applies(facts: AttemptFacts): boolean;
	done: Certain;
	/** null: the answer is good. */
	code: Exclude<ProblemCode, 'invalidInput'> | null;
	/** For a request that must not have its effect twice; null: never. */
	once: Resend | null;
	repeatable: Resend | null;
}

const status = ({ attempt }: AttemptFacts): number | undefined => (attempt.kind === 'answer' ? attempt.status : undefined);

const blockedBy = ({ attempt }: AttemptFacts): ProblemCode | undefined => (attempt.kind === 'blocked' ? attempt.code : undefined);

function asksToWait({ attempt }: AttemptFacts): boolean {
	if (attempt.kind !== 'answer') return false;
	return attempt.status === 429 || (attempt.status === 503 && attempt.headers['retry-after'] !== undefined);
}

const isBetween = (value: number | undefined, from: number, to: number): boolean =>
	value !== undefined && value >= from && value <= to;

/** The first row that applies decides what may be sent again: docs/decisions.md#what-may-be-sent-again */
export const RETRY_RULES: RetryRule[] = [
	{
		name: 'never sent',
		applies: ({ attempt }) => attempt.kind === 'lost' && !attempt.sent,
		done: 'no',
		code: 'unreachable',
		once: { times: 3, after: 'growing waits' },
		repeatable: { times: 3, after: 'growing waits' },
	},
	{
		// What may pass by itself was waited for before.
		name: 'not let through',
		applies: (facts) => blockedBy(facts) === 'unreachable',
		done: 'no',
		code: 'unreachable',
		once: null,
		repeatable: null,
	},
	{
		name: 'asked to wait too long',
		applies: (facts) =>
			blockedBy(facts) === 'rateLimited' || (asksToWait(facts) && asksTooLong(facts.attempt)),
		done: 'no',
		code: 'rateLimited',
		once: null,
		repeatable: null,
	},
	{
		name: 'asked to wait',
		applies: asksToWait,
		done: 'no',
		code: 'rateLimited',
		once: { times: 5, after: 'the wait the provider asks for' },
		repeatable: { times: 3, after: 'the wait the provider asks for' },
	},
	{
		name: 'token expired',
		applies: (facts) => status(facts) === 401 && facts.renewable,
		done: 'no',
		code: 'unauthorized',
		once: { times: 1, after: 'renewing the token' },
		repeatable: { times: 1, after: 'renewing the token' },
	},
	{
		name: 'credential refused',
		applies: (facts) =>
			status(facts) === 401 || status(facts) === 403 || blockedBy(facts) === 'unauthorized',
		done: 'no',
		code: 'unauthorized',
		once: null,
		repeatable: null,
	},
	{
		name: 'refused',
		applies: (facts) =>
			isBetween(status(facts), 400, 499) || (isBetween(status(facts), 200, 299) && facts.reportsFailure),
		done: 'no',
		code: 'refused',
		once: null,
		repeatable: null,
	},
	{
		name: 'answered',
		applies: (facts) => isBetween(status(facts), 200, 299) && facts.readable,
		done: 'yes',
		code: null,
		once: null,
		repeatable: null,
	},
	{
		// Timeout, lost connection, 500, 502, 504, 503 without Retry-After, a redirect, an unreadable 2xx.
		name: 'unconfirmed',
		applies: () => true,
		done: 'unknown',
		code: 'unconfirmed',
		once: null,
		repeatable: { times: 3, after: 'growing waits' },
	},
];

/** The first row of `table` that applies; its last row must apply to everything. */
export function ruleFor(facts: AttemptFacts, table: RetryRule[] = RETRY_RULES): RetryRule {
	const row = table.find(({ applies }) => applies(facts));
	if (!row) throw new RangeError('No retry rule applies');
	return row;
}
