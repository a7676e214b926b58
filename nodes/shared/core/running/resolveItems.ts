import type { IDataObject } from 'n8n-workflow';
import { notDone } from '../effect';
import { numbersOf } from '../once/sendOnce';
import { RefusedEntry } from '../operation';
import { ProblemError, type Problem } from '../problem/problem';
import { toError } from '../problem/toError';
import type { RequestSpec } from '../request';
import { canceledBefore, sendRequest, type Sending } from '../sending/sendRequest';
import type { Resolved } from './conduct';
import { sharedSpec, type Job } from './job';
import type { PreparedItem, UnsendableItem } from './preparedItem';
import { refusedProblem } from './refusedProblem';
import type { Run } from './run';

export type Send = (spec: RequestSpec, operation: Sending['operation']) => Promise<unknown>;

export type Resolve = (run: Run, job: Job, settle: (item: PreparedItem, problem: Problem) => void) => Promise<Resolved>;

/** `find` returns what each item sends, or why it cannot be part of the request. */
export function resolveItems<P>(find: (params: P[], send: Send) => Promise<Array<IDataObject | RefusedEntry>>): Resolve {
	return async (run, { items }, settle) => {
		const leaveOut = (item: PreparedItem): void => settle(item, canceledBefore(run.operation.effect).problem);
		const refuse = (item: PreparedItem, problem: Problem): UnsendableItem => {
			// Its own refusal is none of the request, so that it counts towards no stop.
			leaveOut(item);
			return { itemIndex: item.itemIndex, problem };
		};
		try {
			const results = await find(items.map(({ params }) => params), sendFor(run, items));
			const refused = items.flatMap((item, index) => {
				const result = results[index];
				return result instanceof RefusedEntry ? refuse(item, refusedProblem(run, result)) : [];
			});
			const ready = items.filter((_item, index) => !(results[index] instanceof RefusedEntry));
			const [first, ...others] = ready;
			if (!first) return { refused };
			if (run.stopsAtProblem && refused.length > 0) {
				ready.forEach(leaveOut);
				return { refused };
			}
			const left: Job['items'] = [first, ...others];
			const entries = results.filter((result): result is IDataObject => !(result instanceof RefusedEntry));
			return { job: { items: left, spec: sharedSpec(run, left, entries) }, entries, refused };
		} catch (error) {
			if (!(error instanceof ProblemError)) throw toError(error);
			const problem = problemBefore(run, error.problem);
			for (const item of items) settle(item, problem);
			throw toError(new ProblemError(problem));
		}
	};
}

function sendFor(run: Run, items: Job['items']): Send {
	const [{ timeoutMs }] = items;
	const onProblem = async () => {
		run.halt();
		await Promise.resolve();
	};
	return async (spec, operation) =>
		await sendRequest(run, { spec, operation, ...numbersOf(items), timeoutMs, ...(run.stopsAtProblem && { onProblem }) });
}

/** A problem of what comes before the request: nothing that the operation asks for was done. */
export function problemBefore({ operation: { effect } }: Run, { error, message, details }: Problem): Problem {
	return {
		error: error.replace(/\.?$/, `${notDone(effect)}.`),
		message,
		details: { ...details, done: 'no', callPlaced: 'no', retryable: details.retryable || details.done === 'unknown' },
	};
}
