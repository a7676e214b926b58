import type { IDataObject } from 'n8n-workflow';
import { notDone } from '../effect';
import { RefusedEntry, type Send } from '../operation';
import { ProblemError, type Problem } from '../problem/problem';
import { toError } from '../problem/toError';
import { canceledBefore, sendRequest } from '../sending/sendRequest';
import { numbersOf } from '../once/sendOnce';
import type { Conduct } from './conduct';
import { sharedSpec, type Job } from './job';
import type { PreparedItem, UnsendableItem } from './preparedItem';
import { refusedProblem } from './refusedProblem';
import type { Run } from './run';

interface Resolved {
	/** Absent where no item is left. */
	job?: Job;
	/** What each item of the job sends; absent where nothing was to be resolved. */
	entries?: IDataObject[];
	refused: UnsendableItem[];
}

/** Finds or makes what the items of a request refer to. Those for which that is refused are left out. @throws ProblemError: nothing was sent */
export async function resolveItems(run: Run, job: Job, conduct: Conduct): Promise<Resolved> {
	const { batch, effect } = run.operation;
	const { items } = job;
	if (!batch?.resolve) return { job, refused: [] };
	const settle = (item: PreparedItem, problem: Problem): UnsendableItem => {
		conduct.settle?.(item, problem);
		return { itemIndex: item.itemIndex, problem };
	};
	try {
		const results = await batch.resolve(
			items.map(({ params }) => params),
			sendFor(run, items),
		);
		const entries: IDataObject[] = [];
		const ready: PreparedItem[] = [];
		const refused: UnsendableItem[] = [];
		items.forEach((item, index) => {
			const result = results[index];
			if (result instanceof RefusedEntry) {
				refused.push(settle(item, refusedProblem(run, result)));
				return;
			}
			ready.push(item);
			entries.push(result);
		});
		if (run.stopsAtProblem && refused.length > 0) {
			for (const item of ready) settle(item, canceledBefore(effect).problem);
			return { refused };
		}
		const [first, ...others] = ready;
		if (!first) return { refused };
		const left: Job['items'] = [first, ...others];
		return { job: { items: left, spec: sharedSpec(run, left, entries) }, entries, refused };
	} catch (error) {
		if (!(error instanceof ProblemError)) throw toError(error);
		const problem = before(run, error.problem);
		for (const item of items) settle(item, problem);
		throw toError(new ProblemError(problem));
	}
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

/** Whatever became of the request before: that of the items was not sent. */
function before({ operation: { effect } }: Run, { error, message, details }: Problem): Problem {
	return {
		error: error.replace(/\.?$/, `${notDone(effect)}.`),
		message,
		details: { ...details, done: 'no', callPlaced: 'no', retryable: details.retryable || details.done === 'unknown' },
	};
}
