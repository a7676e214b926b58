import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isOnce } from '../effect';
import { claimAndSend, doneSoFar, numbersOf, unresolvedProblem, sendOnce, withoutSecrets } from '../once/sendOnce';
import { RefusedEntry, type Batch } from '../operation';
import { ProblemError, type Problem } from '../problem/problem';
import { formOf } from '../sending/formOf';
import { sendRequest } from '../sending/sendRequest';
import type { Conduct } from './conduct';
import { dryRun } from './dryRun';
import { sharedProblem, type Job } from './job';
import type { PreparedItem, UnsendableItem } from './preparedItem';
import { readOutputs } from './readOutputs';
import type { Run } from './run';
import { shapeOutputs } from './shapeOutput';
import { toError } from '../problem/toError';

export type Outcome = UnsendableItem | { itemIndex: number; outputs: INodeExecutionData[] };

/** Never throws: when one request fails, the items of the others keep their results. */
export async function runJob(run: Run, job: Job, conduct: Conduct): Promise<Outcome[]> {
	const [item] = job.items;
	try {
		if (item.dryRun) return await dryRunOf(run, job);
		if (run.operation.batch) return await runBatch(run, job, run.operation.batch);
		return [{ itemIndex: item.itemIndex, outputs: await (conduct.outputs ?? outputsOf(run))(item) }];
	} catch (error) {
		return job.items.map((each) => ({
			itemIndex: each.itemIndex,
			problem: error instanceof ProblemError ? sharedProblem(job, error.problem) : unexpected(run, each, error),
		}));
	}
}

async function dryRunOf(run: Run, job: Job): Promise<Outcome[]> {
	const [first, ...others] = job.items;
	return [
		{ itemIndex: first.itemIndex, outputs: [await dryRun(run, job)] },
		...others.map(({ itemIndex }) => ({ itemIndex, outputs: [] })),
	];
}

function outputsOf(run: Run): (item: PreparedItem) => Promise<INodeExecutionData[]> {
	if (!isOnce(run.operation.effect)) return async (item) => await readOutputs(run, item);
	return async (item) => shapeOutputs({ record: (await sendOnce(run, item)).record, marks: {} }, item, run);
}

async function runBatch(run: Run, job: Job, batch: Batch<never>): Promise<Outcome[]> {
	const [first] = job.items;
	const { ledger } = run;
	const once = isOnce(run.operation.effect);
	// What was sent before is a request by itself: it shows what is known of it.
	const entry = once ? ledger.find(first.key) : undefined;
	if (entry?.state === 'answered') return [shaped(run, first, entry.record)];
	const open = entry && unresolvedProblem(run, first);
	if (open) throw new ProblemError(open);
	const response = once ? (await claimAndSend(run, job)).record : await sendShared(run, job);
	return job.items.map((item, index) => {
		const result = batch.result(response, item.params, index);
		if (result instanceof RefusedEntry) {
			ledger.release(item.key);
			return { itemIndex: item.itemIndex, problem: refused(run, result) };
		}
		const record = withoutSecrets(result, item);
		if (once) ledger.settle(item.key, { state: 'answered', record });
		return shaped(run, item, record);
	});
}

async function sendShared(run: Run, { items, spec }: Job): Promise<IDataObject> {
	const [{ timeoutMs, itemIndex }] = items;
	const secrets = items.flatMap((item) => item.secrets);
	const sending = { ...numbersOf(items), spec, operation: run.operation, secrets, timeoutMs, form: formOf(run.context, spec, itemIndex) };
	return ((await sendRequest(run, sending)) || {}) as IDataObject;
}

function shaped(run: Run, item: PreparedItem, record: IDataObject): Outcome {
	return { itemIndex: item.itemIndex, outputs: shapeOutputs({ record, marks: {} }, item, run) };
}

function refused({ provider }: Run, { reason }: RefusedEntry): Problem {
	return {
		error: `${provider.name} refused this item (${reason}).`,
		message: 'Correct what the provider names, then run the item again. The other items of the request are not affected.',
		details: { code: 'refused', httpStatus: null, done: 'no', callPlaced: 'no', retryable: false },
	};
}

function unexpected(run: Run, item: PreparedItem, error: unknown): Problem {
	const done = doneSoFar(run, item);
	return {
		error: `This item could not be completed: ${toError(error).message}.`,
		message:
			done === 'no'
				? 'Nothing was sent. Please report this to the maintainers of the node.'
				: `Check ${run.provider.whereToLook} before sending the item again, and please report this to the maintainers of the node.`,
		details: {
			code: 'unconfirmed',
			httpStatus: null,
			done,
			callPlaced: run.operation.effect?.rings ? done : 'no',
			retryable: false,
		},
	};
}
