import type { IDataObject } from 'n8n-workflow';
import type { Intent } from './ledger';
import type { PreparedItem } from './prepareItem';
import { ProblemError, type CallPlaced, type Problem } from './problem';
import type { Run } from './run';
import { sendRequest } from './sendRequest';

/** What this execution intends for one item: the same for each try. */
export function intentOf({ names }: Run, { itemIndex, number }: PreparedItem): Intent {
	return { itemIndex, ...names, target: number ?? '' };
}

/**
 * Sends a request that places something, unless this execution has already sent it for this item: then the answer of
 * that time is given again, or the problem that its end is unknown.
 * @throws ProblemError
 */
export async function placeOnce(run: Run, item: PreparedItem): Promise<IDataObject> {
	const { ledger } = run;
	const intent = intentOf(run, item);
	const entry = ledger.find(intent);
	if (entry?.state === 'answered') return entry.record;
	if (entry?.state === 'unconfirmed') throw new ProblemError(entry.problem);
	if (entry?.state === 'sent') throw new ProblemError(sentBefore(run));
	ledger.claim(intent);
	try {
		const record = (await sendRequest(run, item)) as IDataObject;
		ledger.settle(intent, { state: 'answered', record });
		return record;
	} catch (error) {
		// Any other error leaves the claim standing: what was sent is not known.
		if (error instanceof ProblemError) {
			const { problem } = error;
			if (problem.details.callPlaced === 'no') ledger.release(intent);
			else ledger.settle(intent, { state: 'unconfirmed', problem });
		}
		throw toError(error);
	}
}

/** What the ledger knows of an item whose handling broke off. */
export function placedSoFar(run: Run, item: PreparedItem): CallPlaced {
	const entry = run.operation.places ? run.ledger.find(intentOf(run, item)) : undefined;
	if (!entry) return 'no';
	return entry.state === 'answered' ? 'yes' : 'unknown';
}

function sentBefore({ provider, operation }: Run): Problem {
	return {
		error: `An earlier try of this execution sent this item and broke off before ${provider.name} answered: the ${operation.places} may have been placed.`,
		message: `Look at ${provider.whereToLook} before calling again. This execution will not send the item again.`,
		details: { code: 'unconfirmed', httpStatus: null, callPlaced: 'unknown', retryable: false },
	};
}

function toError(error: unknown): Error {
	return error instanceof Error ? error : new Error(String(error));
}
