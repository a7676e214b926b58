import type { IDataObject } from 'n8n-workflow';
import { adoptCall } from './adoptCall';
import { hideValues } from '../../core/problem/hideValues';
import type { PreparedItem } from '../../core/running/prepareItem';
import { ProblemError, type Certain, type Problem } from '../../core/problem/problem';
import { isOnce, participleOf, type Effect } from '../../core/effect';
import type { Run } from '../../core/running/run';
import { sendRequest } from '../../core/sending/sendRequest';
import { toError } from '../../core/problem/toError';

/** The provider's record of what was placed. */
export interface Placed {
	record: IDataObject;
	/** Its creation was never confirmed; it was found in the provider's list. */
	adopted?: true;
}

/**
 * Sends a request that must not have its effect twice, unless this execution has already sent it for this item: then the
 * answer of that time is given again, or the problem that its end is unknown.
 * @throws ProblemError
 */
export async function placeOnce(run: Run, item: PreparedItem): Promise<Placed> {
	const { ledger } = run;
	const { key } = item;
	const entry = ledger.find(key);
	if (entry?.state === 'answered') return entry;
	const open = openQuestion(run, item);
	if (open) throw new ProblemError(open);
	ledger.claim(key);
	const sentAt = Date.now();
	const result = await send(run, item, async (problem) => {
		if (problem.details.done === 'no') {
			ledger.release(key);
			return undefined;
		}
		ledger.settle(key, { state: 'unconfirmed', problem });
		return await adoptCall(run, item, sentAt);
	});
	const placed = { ...result, record: withoutSecrets(result.record, item) };
	ledger.settle(key, { state: 'answered', ...placed });
	return placed;
}

/** A provider may repeat what it was sent, and n8n stores outputs and the ledger. */
export function withoutSecrets(record: IDataObject, { secrets, suspension }: Pick<PreparedItem, 'secrets' | 'suspension'>): IDataObject {
	const hidden = [...secrets, ...(suspension?.hidden ?? [])];
	return hidden.length > 0 ? (hideValues(record, hidden) as IDataObject) : record;
}

/** True for an item that an earlier try of this execution has sent, whatever came of it. */
export function wasSent(run: Run, item: PreparedItem): boolean {
	return run.ledger.find(item.key) !== undefined;
}

/**
 * Sends the request; `adopt` decides what a problem leaves behind, and may find the call after all. A node that stops at
 * its first problem starts nothing new meanwhile, so there it keeps its place and locks the gate. Any other node lets the
 * next item in: looking takes seconds, and a place is all that a narrowed gate may have.
 * @throws ProblemError when nothing was found. Any other error leaves the ledger's claim standing: what was sent is not known.
 */
async function send(run: Run, item: PreparedItem, adopt: (problem: Problem) => Promise<IDataObject | undefined>): Promise<Placed> {
	let adopted: IDataObject | undefined;
	const onProblem = async (problem: Problem): Promise<void> =>
		await run.gate.whileLocked(async () => {
			adopted = await adopt(problem);
			if (!adopted) run.halt();
		});
	try {
		const sending = { ...item, operation: run.operation, ...(run.stopsAtProblem && { onProblem }) };
		// Some answers are empty.
		return { record: ((await sendRequest(run, sending)) || {}) as IDataObject };
	} catch (error) {
		if (!run.stopsAtProblem && error instanceof ProblemError) adopted = await adopt(error.problem);
		if (adopted) return { record: adopted, adopted: true };
		throw toError(error);
	}
}

/** The problem of an item that an earlier try sent without learning of its end. */
export function openQuestion(run: Run, { key }: PreparedItem): Problem | undefined {
	const entry = run.ledger.find(key);
	// Of one that was cut off a later try speaks in other words: n8n would take "canceled" for its own end.
	if (entry?.state === 'unconfirmed' && entry.problem.details.code !== 'canceled') return entry.problem;
	const { effect } = run.operation;
	return effect && entry && entry.state !== 'answered' ? sentBefore(run, effect) : undefined;
}

/** What the ledger knows of an item whose handling broke off. */
export function doneSoFar(run: Run, item: PreparedItem): Certain {
	const entry = isOnce(run.operation.effect) ? run.ledger.find(item.key) : undefined;
	if (!entry) return 'no';
	return entry.state === 'answered' ? 'yes' : 'unknown';
}

export function sentBefore({ provider }: Run, effect: Effect): Problem {
	const { what, rings } = effect;
	return {
		error: `An earlier attempt of this execution sent this item and was interrupted before ${provider.name} responded: the ${what} may have been ${participleOf(effect)}.`,
		message: `Check ${provider.whereToLook} before ${rings ? 'calling' : 'sending it'} again. This execution will not send the item again.`,
		details: { code: 'unconfirmed', httpStatus: null, done: 'unknown', callPlaced: rings ? 'unknown' : 'no', retryable: false },
	};
}
