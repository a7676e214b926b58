import type { RefusedEntry } from '../operation';
import { notRetryable, type Problem } from '../problem/problem';
import type { Run } from './run';

/** The problem of one item that the provider refused, while others of the same request go on. */
export function refusedProblem({ provider }: Run, { reason }: RefusedEntry): Problem {
	return {
		error: `${provider.name} refused this item (${reason}).`,
		message: 'Correct what the provider names, then run the item again. The other items of the request are not affected.',
		details: notRetryable('refused', 'no'),
	};
}
