import type { IDataObject } from 'n8n-workflow';
import { adoptCall } from './adoptCall';
import type { Intent } from './ledger';
import type { PreparedItem } from './prepareItem';
import { ProblemError, type CallPlaced, type Problem } from './problem';
import type { Run } from './run';
import { sendRequest } from './sendRequest';

/** The provider's record of what was placed. */
export interface Placed {
	record: IDataObject;
	/** Its creation was never confirmed; it was found in the provider's list. */
	adopted?: true;
}

/** What this execution intends for one item: the same for each try. */
export function intentOf({ names }: Run, { itemIndex, number }: PreparedItem): Intent {
	return { itemIndex, ...names, target: number ?? '' };
}

/**
 * Sends a request that places something, unless this execution has already sent it for this item: then the answer of
 * that time is given again, or the problem that its end is unknown.
 * @throws ProblemError
 */
export async function placeOnce(run: Run, item: PreparedItem): Promise<Placed> {
	const { ledger } = run;
	const intent = intentOf(run, item);
	const entry = ledger.find(intent);
	if (entry?.state === 'answered') return entry;
	if (entry?.state === 'unconfirmed') throw new ProblemError(entry.problem);
	if (entry?.state === 'sent') throw new ProblemError(sentBefore(run));
	ledger.claim(intent);
	const sentAt = Date.now();
	const result = await send(run, item);
	if ('record' in result) {
		ledger.settle(intent, { state: 'answered', ...result });
		return result;
	}
	const { problem } = result;
	if (problem.details.callPlaced === 'no') {
		ledger.release(intent);
		throw new ProblemError(problem);
	}
	ledger.settle(intent, { state: 'unconfirmed', problem });
	const record = await adoptBeforeOthers(run, item, sentAt);
	if (!record) throw new ProblemError(problem);
	ledger.settle(intent, { state: 'answered', record, adopted: true });
	return { record, adopted: true };
}

/** A node that stops at its first problem starts nothing new while it is open whether this is one. */
async function adoptBeforeOthers(run: Run, item: PreparedItem, sentAt: number): Promise<IDataObject | undefined> {
	if (!run.stopsAtProblem) return await adoptCall(run, item, sentAt);
	return await run.gate.whileLocked(async () => {
		const record = await adoptCall(run, item, sentAt);
		if (!record) run.halt();
		return record;
	});
}

/** Any error but a ProblemError leaves the ledger's claim standing: what was sent is not known. */
async function send(run: Run, item: PreparedItem): Promise<Placed | { problem: Problem }> {
	try {
		return { record: (await sendRequest(run, { ...item, operation: run.operation })) as IDataObject };
	} catch (error) {
		if (error instanceof ProblemError) return { problem: error.problem };
		throw toError(error);
	}
}

/** What the ledger knows of an item whose handling broke off. */
export function placedSoFar(run: Run, item: PreparedItem): CallPlaced {
	const entry = run.operation.places ? run.ledger.find(intentOf(run, item)) : undefined;
	if (!entry) return 'no';
	return entry.state === 'answered' ? 'yes' : 'unknown';
}

export function sentBefore({ provider, operation }: Run): Problem {
	return {
		error: `An earlier try of this execution sent this item and broke off before ${provider.name} answered: the ${operation.places} may have been placed.`,
		message: `Look at ${provider.whereToLook} before calling again. This execution will not send the item again.`,
		details: { code: 'unconfirmed', httpStatus: null, callPlaced: 'unknown', retryable: false },
	};
}

function toError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}
