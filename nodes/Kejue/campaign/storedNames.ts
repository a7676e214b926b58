import { contactTarget } from '../../shared/calls/contactTarget';
import type { CallParts } from '../../shared/calls/callParts';
import { ProblemError } from '../../shared/core/problem/problem';
import { toError } from '../../shared/core/problem/toError';
import { numbersOf } from '../../shared/core/once/sendOnce';
import { problemBefore, type Send } from '../../shared/core/running/resolveItems';
import { sendRequest } from '../../shared/core/sending/sendRequest';
import { readContacts } from './readContacts';

interface Named {
	contactId?: string;
}

/** The ID and the number of each contact that the items may be about. @throws ProblemError */
export const storedNames: CallParts<Named>['storedNames'] = async (run, items, inCampaign) => {
	const [first, ...others] = items;
	if (!first) return [];
	const { timeoutMs } = first;
	const send: Send = async (spec, operation) => await sendRequest(run, { spec, operation, ...numbersOf([first, ...others]), timeoutMs });
	const people = items.map(({ params, recipient }) => {
		const { contactId }: Named = params;
		return { contactId, number: contactId === undefined ? recipient : undefined };
	});
	const ids = new Set(people.flatMap(({ contactId }) => contactId ?? []));
	// Only a campaign meets people again whom another execution has called by their contact.
	const numbers = new Set(inCampaign ? people.flatMap(({ number }) => number ?? []) : []);
	try {
		const contacts = await readContacts({ ids: [...ids], numbers: [...numbers] }, send);
		return contacts.map(({ id, number }) => [contactTarget({ id }), number]);
	} catch (error) {
		throw error instanceof ProblemError ? new ProblemError(problemBefore(run, error.problem)) : toError(error);
	}
};
