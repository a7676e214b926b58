import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isOnce, placeToCheck } from '../effect';
import { claimAndSend, doneSoFar, numbersOf, unresolvedProblem, sendOnce, withoutSecrets, type Placed } from '../once/sendOnce';
import { RefusedEntry, type Batch } from '../operation';
import { notRetryable, ProblemError, type Problem } from '../problem/problem';
import { formOf } from '../sending/formOf';
import { sendRequest, type Tries } from '../sending/sendRequest';
import type { Conduct, Resolved } from './conduct';
import { dryRun } from './dryRun';
import { HeldBack } from './heldBack';
import { jobOf, sharedProblem, type Job } from './job';
import { invalidInput } from './prepareItem';
import { isPrepared, type FinishedItem, type PreparedItem, type ScreenedItem, type UnsendableItem } from './preparedItem';
import { readOutputs } from './readOutputs';
import { refusedProblem } from './refusedProblem';
import type { Run } from './run';
import { shapeOutputs } from './shapeOutput';
import { toError } from '../problem/toError';

export type Outcome = UnsendableItem | FinishedItem;

/** Never throws: when one request fails, the items of the others keep their results. */
export async function runJob(run: Run, job: Job, conduct: Conduct): Promise<Outcome[]> {
	const [item] = job.items;
	return await eachWithProblem(run, job, conduct, async () => {
		if (item.dryRun) return await dryRunOf(run, job);
		if (run.ledger.find(item.key) || !conduct.admit) return await sendJob(run, job, conduct);
		return await runAdmitted(run, await conduct.admit(job.items), conduct);
	});
}

async function eachWithProblem(run: Run, job: Job, conduct: Conduct, send: () => Promise<Outcome[]>): Promise<Outcome[]> {
	try {
		return await send();
	} catch (error) {
		if (error instanceof HeldBack) return await runAdmitted(run, error.items, conduct);
		return job.items.map((each) => ({
			itemIndex: each.itemIndex,
			problem: error instanceof ProblemError ? sharedProblem(job, error.problem) : unexpected(run, each, error),
		}));
	}
}

async function runAdmitted(run: Run, items: ScreenedItem[], conduct: Conduct): Promise<Outcome[]> {
	const finished = items.filter((item): item is Outcome => !isPrepared(item));
	const [first, ...others] = items.filter(isPrepared);
	if (!first) return finished;
	const job = jobOf(run, [first, ...others]);
	return [...finished, ...(await runJob(run, job, { ...conduct, admit: undefined }))];
}

async function sendJob(run: Run, job: Job, conduct: Conduct): Promise<Outcome[]> {
	if (run.operation.batch) return await runBatch(run, job, { batch: run.operation.batch, conduct });
	const [item] = job.items;
	return [{ itemIndex: item.itemIndex, outputs: await (conduct.outputs ?? outputsOf(run))(item) }];
}

/** Asks the conduct once more about each try of a request. */
export function triesOf({ operation }: Run, items: PreparedItem[], { recheck, waitAgain }: Conduct): Tries {
	return {
		recheck: () => {
			const held = new Map<number, FinishedItem>();
			try {
				for (const item of recheck?.(items) ?? []) held.set(item.itemIndex, item);
			} catch (error) {
				throw toError(new ProblemError(invalidInput(operation, error)));
			}
			if (held.size > 0) throw new HeldBack(items.map((item) => held.get(item.itemIndex) ?? item));
		},
		waitAgain: waitAgain && (async (waitMs) => await waitAgain(items, waitMs)),
	};
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

async function runBatch(run: Run, job: Job, { batch, conduct }: { batch: Batch<never>; conduct: Conduct }): Promise<Outcome[]> {
	const [first] = job.items;
	const { ledger } = run;
	const once = isOnce(run.operation.effect);
	// What was sent before is a request by itself: it shows what is known of it.
	const entry = once ? ledger.find(first.key) : undefined;
	if (entry?.state === 'answered') return [shaped(run, first, { placed: entry, conduct })];
	const open = entry && unresolvedProblem(run, first);
	if (open) throw new ProblemError(open);
	const { job: ready, entries, refused }: Resolved = (await conduct.resolve?.(job)) ?? { job, refused: [] };
	if (!ready) return refused;
	// What becomes of the request is not the problem of items that are no part of it.
	const outcomes = await eachWithProblem(run, ready, conduct, async () => await sendBatch(run, ready, { batch, conduct, entries }));
	return [...refused, ...outcomes];
}

async function sendBatch(
	run: Run,
	job: Job,
	{ batch, conduct, entries }: { batch: Batch<never>; conduct: Conduct; entries: IDataObject[] | undefined },
): Promise<Outcome[]> {
	const { ledger } = run;
	const once = isOnce(run.operation.effect);
	const { record: response, adopted }: Placed = once ? await sendSettled(run, job, conduct) : { record: await sendShared(run, job) };
	return job.items.map((item, index) => {
		const result = batch.result(response, item.params, { index, count: job.items.length, entry: entries?.[index] });
		if (result instanceof RefusedEntry) {
			ledger.release(item.key);
			const problem = refusedProblem(run, result);
			conduct.settle?.(item, problem);
			return { itemIndex: item.itemIndex, problem };
		}
		conduct.settle?.(item);
		const placed = { record: withoutSecrets(result, item), ...(adopted && { adopted }) };
		if (once) ledger.settle(item.key, { state: 'answered', ...placed });
		return shaped(run, item, { placed, conduct });
	});
}

async function sendSettled(run: Run, job: Job, conduct: Conduct): Promise<Placed> {
	try {
		return await claimAndSend(run, job, { ...triesOf(run, job.items, conduct), adopt: conduct.adopt });
	} catch (error) {
		if (error instanceof ProblemError) for (const item of job.items) conduct.settle?.(item, error.problem);
		throw toError(error);
	}
}

async function sendShared(run: Run, { items, spec }: Job): Promise<IDataObject> {
	const [{ timeoutMs, itemIndex }] = items;
	const secrets = items.flatMap((item) => item.secrets);
	const sending = { ...numbersOf(items), spec, operation: run.operation, secrets, timeoutMs, form: formOf(run.context, spec, itemIndex) };
	return ((await sendRequest(run, sending)) || {}) as IDataObject;
}

function shaped(run: Run, item: PreparedItem, { placed: { record, adopted }, conduct }: { placed: Placed; conduct: Conduct }): Outcome {
	const marks = { ...(adopted && { adopted }), ...conduct.marks?.(item) };
	return { itemIndex: item.itemIndex, outputs: shapeOutputs({ record, marks }, item, run) };
}

function unexpected(run: Run, item: PreparedItem, error: unknown): Problem {
	const done = doneSoFar(run, item);
	return {
		error: `This item could not be completed: ${toError(error).message}.`,
		message:
			done === 'no'
				? 'Nothing was sent. Please report this to the maintainers of the node.'
				: `Check ${placeToCheck(run.provider, run.operation.effect)} before sending the item again, and please report this to the maintainers of the node.`,
		details: notRetryable('unconfirmed', done, run.operation.effect?.rings),
	};
}
