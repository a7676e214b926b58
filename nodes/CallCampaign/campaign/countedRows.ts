import { notationsOf } from '../../shared/calls/numbers/notationsOf';
import { laterDuplicates } from '../../shared/calls/rules/screening/laterDuplicates';
import type { UnsendableItem } from '../../shared/core/running/preparedItem';
import { settledStatus } from './columns';
import type { Person } from './readPerson';

/** Of several rows with the same number, one counts: index of each other one, and of that one. A row that knows of calls comes before one that does not, wherever it stands: a list may be sorted at any time. */
export function countedRows(people: ReadonlyArray<Person | UnsendableItem>): Map<number, number> {
	const order = [...people.entries()].map(([index, person]) => ({ index, number: 'number' in person && person.number !== undefined ? notationsOf(person.number).toSorted()[0] : undefined, calls: 'row' in person ? callsOf(person) : 0 }));
	order.sort((one, other) => other.calls - one.calls);
	const firsts = laterDuplicates(order.map(({ number }) => number));
	return new Map([...firsts].map(([place, first]) => [order[place]?.index ?? place, order[first]?.index ?? first]));
}

/** How many calls a row may know of; most if it is settled, then if it cannot be read. */
function callsOf({ row, state }: Person): number {
	if (settledStatus(row)) return Number.MAX_VALUE;
	return state?.attempts ?? Number.MAX_SAFE_INTEGER;
}
