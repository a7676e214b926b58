import type { IDataObject } from 'n8n-workflow';
import { checkBefore, isOnce, participleOf, placeToCheck, type Effect } from '../effect';
import { hideValues } from '../problem/hideValues';
import { notRetryable, ProblemError, type Certain, type Problem } from '../problem/problem';
import { toError } from '../problem/toError';
import { sharedProblem, type Job } from '../running/job';
import { HeldBack } from '../running/heldBack';
import type { PreparedItem } from '../running/preparedItem';
import type { Run } from '../running/run';
import { formOf } from '../sending/formOf';
import { sendRequest, type Sending, type Tries } from '../sending/sendRequest';

export interface Placed {
	record: IDataObject;
	adopted?: true;
}

interface SendingRules extends Tries {
	adopt?: Adopt;
}

/** Finds what an unconfirmed request has created; undefined where that is not certain. `sentAt`: Unix ms */
export type Adopt = (job: Job, sentAt: number) => Promise<IDataObject | undefined>;

const adoptNothing: Adopt = async () => await Promise.resolve(undefined);

/** Sends a request at most once per item and execution; else returns the earlier answer. @throws ProblemError, also for an unknown end */
export async function sendOnce(run: Run, item: PreparedItem, rules: SendingRules = {}): Promise<Placed> {
	const entry = run.ledger.find(item.key);
	if (entry?.state === 'answered') return entry;
	const open = unresolvedProblem(run, item);
	if (open) throw new ProblemError(open);
	const result = await claimAndSend(run, { items: [item], spec: item.spec }, rules);
	const placed = { ...result, record: withoutSecrets(result.record, item) };
	run.ledger.settle(item.key, { state: 'answered', ...placed });
	return placed;
}

/** Claims the items of a request in the ledger and sends it; releases them if it certainly had no effect. @throws ProblemError */
export async function claimAndSend(run: Run, job: Job, { adopt = adoptNothing, ...tries }: SendingRules = {}): Promise<Placed> {
	const { ledger } = run;
	const { items } = job;
	for (const { key } of items) ledger.claim(key);
	const sentAt = Date.now();
	const onProblem = async (problem: Problem): Promise<IDataObject | undefined> => {
		if (problem.details.done === 'no') {
			for (const { key } of items) ledger.release(key);
			return undefined;
		}
		for (const { key } of items) ledger.settle(key, { state: 'unconfirmed', problem: sharedProblem(job, problem) });
		return await adopt(job, sentAt);
	};
	try {
		return await send(run, job, { ...tries, adopt: onProblem });
	} catch (error) {
		if (error instanceof HeldBack) for (const { key } of items) ledger.release(key);
		throw toError(error);
	}
}

/** A provider may repeat what it was sent, and n8n stores outputs and the ledger. */
export function withoutSecrets(record: IDataObject, { secrets }: Pick<PreparedItem, 'secrets'>): IDataObject {
	return secrets.length > 0 ? (hideValues(record, secrets) as IDataObject) : record;
}

/** True for an item that an earlier try of this execution has sent, whatever the result. */
export function isClaimed(run: Run, item: PreparedItem): boolean {
	return run.ledger.find(item.key) !== undefined;
}

/** The numbers to hide in what goes wrong; only that of a single item is named. */
export function numbersOf(items: Job['items']): Pick<Sending, 'number' | 'numbers'> {
	if (items.length === 1) return { number: items[0].recipient };
	return { numbers: items.flatMap(({ recipient }) => recipient ?? []) };
}

/** Sends the request and adopts what it left behind: docs/decisions.md#looking-for-a-lost-call. @throws ProblemError; other errors keep the claim */
async function send(
	run: Run,
	{ items, spec }: Job,
	{ adopt, ...tries }: Tries & { adopt: (problem: Problem) => Promise<IDataObject | undefined> },
): Promise<Placed> {
	const [item] = items;
	let adopted: IDataObject | undefined;
	const onProblem = async (problem: Problem): Promise<void> =>
		await run.gate.whileLocked(async () => {
			adopted = await adopt(problem);
			if (!adopted) run.halt();
		});
	try {
		const sending = {
			spec,
			operation: run.operation,
			...numbersOf(items),
			secrets: items.flatMap(({ secrets }) => secrets),
			timeoutMs: item.timeoutMs,
			form: formOf(run.context, spec, item.itemIndex),
			...tries,
			...(run.stopsAtProblem && { onProblem }),
		};
		return { record: ((await sendRequest(run, sending)) || {}) as IDataObject };
	} catch (error) {
		if (!run.stopsAtProblem && error instanceof ProblemError) adopted = await adopt(error.problem);
		if (adopted) return { record: adopted, adopted: true };
		throw toError(error);
	}
}

/** The problem of an item whose end an earlier try did not learn. */
export function unresolvedProblem(run: Run, { key }: PreparedItem): Problem | undefined {
	const entry = run.ledger.find(key);
	// Not the words of a canceled try: n8n would take "canceled" for the end of this execution.
	if (entry?.state === 'unconfirmed' && entry.problem.details.code !== 'canceled') return entry.problem;
	const { effect } = run.operation;
	return effect && entry && entry.state !== 'answered' ? resendRefused(run, effect) : undefined;
}

export function doneSoFar(run: Run, item: PreparedItem): Certain {
	const entry = isOnce(run.operation.effect) ? run.ledger.find(item.key) : undefined;
	if (!entry) return 'no';
	return entry.state === 'answered' ? 'yes' : 'unknown';
}

export function resendRefused({ provider }: Run, effect: Effect): Problem {
	const { what, rings } = effect;
	return {
		error: `An earlier attempt of this execution sent this item and was interrupted before ${provider.name} responded: the ${what} may have been ${participleOf(effect)}.`,
		message: `${checkBefore(provider, effect)} This execution will not send the item again.`,
		details: notRetryable('unconfirmed', 'unknown', rings),
	};
}

/** The problem of an item that was certainly sent by a process that is lost. */
export function resultLost({ provider }: Run, effect: Effect): Problem {
	const { what, rings } = effect;
	return {
		error: `An earlier attempt of this execution sent this item, and ${provider.name} accepted it: the ${what} was ${participleOf(effect)}. Its result was not stored, because n8n stopped unexpectedly.`,
		message: `Check ${placeToCheck(provider, effect)} for the result. This execution will not send the item again.`,
		details: notRetryable('unconfirmed', 'yes', rings),
	};
}
