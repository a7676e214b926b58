import type { Asking, CallParts, StoredPerson } from '../../shared/calls/callParts';
import { numberToCall, type NumberOptions } from '../../shared/calls/numbers/numberToCall';
import { readOptedOut } from '../../shared/calls/rules/doNotCall/doNotCall';
import type { EnteredRules } from '../../shared/calls/rules/readRules';
import { ifReadable } from '../../shared/core/input/ifReadable';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { numbersOf } from '../../shared/core/once/sendOnce';
import { ProblemError, type Problem } from '../../shared/core/problem/problem';
import { problemOf } from '../../shared/core/problem/problemOf';
import { toError } from '../../shared/core/problem/toError';
import { isPrepared, type PreparedItem, type UnsendableItem } from '../../shared/core/running/preparedItem';
import { problemBefore, type Send } from '../../shared/core/running/resolveItems';
import type { Run } from '../../shared/core/running/run';
import { sendRequest } from '../../shared/core/sending/sendRequest';
import { readContacts } from './readContacts';

const COMPARING = ['allowedCountries', 'campaign', 'doNotCall', 'optedOut'] as const;
const HOURS = ['callingHours', 'closedDates', 'customHours'] as const;

const UNREAD: StoredPerson = { unread: 'The number that is stored with the contact is not known: contacts are read only when people are called.' };

interface Named {
	item: PreparedItem | UnsendableItem;
	id: string;
	optsOut: boolean;
}

/** The number that is stored with the contact of each item, where a rule needs it: docs/decisions.md#numbers-of-contacts */
export const storedPeople: CallParts<never>['storedPeople'] = async (run, items, { reader, isNew }: Asking) => {
	const named = items.flatMap((item) => namedBy(run, item, () => reader.ofItem(item.itemIndex)));
	const ofRun = ifReadable(() => reader.ofRun());
	const isCalled = (item: PreparedItem | UnsendableItem) => isPrepared(item) && isNew(item);
	const isAsked = ofRun && !ofRun.checkOnly && ofRun.rehearsalNumber === undefined && items.some(isCalled);
	// Whoever was called before may be the person of another item.
	const asked = isAsked ? named.filter(({ item }) => !isPrepared(item) || !item.dryRun) : [];
	const { numbers, failed } = await readNumbers(run, asked, items.filter(isPrepared));
	const people = new Map(named.map((each): [number, StoredPerson] => [each.item.itemIndex, personOf(run, each, { numbers, failed })]));
	const [unclear] = asked.flatMap(({ item, id, optsOut }): StoredPerson[] => {
		const failure = failed.get(id);
		return failure && !isMissing(failure) && optsOut && (isCalled(item) || !isPrepared(item)) ? [{ problem: mayHaveOptedOut(run, item, failure) }] : [];
	});
	for (const item of items) {
		const { problem } = people.get(item.itemIndex) ?? {};
		if (problem && !isCalled(item)) people.set(item.itemIndex, UNREAD);
		if (!problem && isCalled(item) && unclear) people.set(item.itemIndex, unclear);
	}
	return people;
};

/** Nothing for an item without a contact, and where no rule needs its number. Of items with an error, that of whoever has opted out is needed. */
function namedBy({ context, readParams }: Run, item: PreparedItem | UnsendableItem, read: () => EnteredRules): Named[] {
	const { itemIndex } = item;
	const { contactId }: { contactId?: string } = (isPrepared(item) ? item.params : ifReadable(() => readParams(itemIndex, true))) ?? {};
	const { contact_id: id = contactId } = (isPrepared(item) && item.spec.body) || {};
	if (typeof id !== 'string' && typeof id !== 'number') return [];
	const optsOut = ifReadable(() => readOptedOut(context.getNodeParameter('campaignRules.optedOut', itemIndex, ''))) ?? false;
	const rules = isPrepared(item) ? ifReadable(read) : undefined;
	return (rules ? needsNumber(rules) : optsOut) ? [{ item, id: String(id), optsOut }] : [];
}

function needsNumber(rules: EnteredRules): boolean {
	const { duplicates = 'callEach', callingHours, timeZone = '' } = rules;
	if (duplicates !== 'callEach' || COMPARING.some((name) => name in rules)) return true;
	return HOURS.some((name) => name in rules) && (callingHours === 'byCountry' || timeZone.trim() === '');
}

interface Numbers {
	/** By contact; empty for one that has none. */
	numbers: Map<string, string>;
	failed: Map<string, Problem>;
}

async function readNumbers(run: Run, named: Named[], [first, ...others]: PreparedItem[]): Promise<Numbers> {
	if (!first || named.length === 0) return { numbers: new Map(), failed: new Map() };
	const send: Send = async (spec, operation) => await sendRequest(run, { spec, operation, ...numbersOf([first, ...others]), timeoutMs: first.timeoutMs });
	const ids = [...new Set(named.map(({ id }) => id))];
	try {
		const { contacts, failed } = await readContacts({ ids }, send);
		return { numbers: new Map(contacts.map(({ id, number }) => [id, number])), failed };
	} catch (error) {
		if (!(error instanceof ProblemError)) throw toError(error);
		return { numbers: new Map(), failed: new Map(ids.map((id) => [id, error.problem])) };
	}
}

function personOf(run: Run, { item, id }: Named, { numbers, failed }: Numbers): StoredPerson {
	const { allowedNumberTypes }: NumberOptions = isPrepared(item) ? (item.params as { options: NumberOptions }).options : {};
	const failure = failed.get(id);
	if (failure) return { problem: unreadable(run, id, failure) };
	const number = numbers.get(id);
	if (number === undefined) return UNREAD;
	try {
		return number === '' ? {} : { number: numberToCall(number, { parameter: 'Contact → Phone Number', options: { allowedNumberTypes } }).number };
	} catch (cause) {
		const problem = problemOf(cause);
		if (!problem) throw toError(cause);
		return { problem };
	}
}

function unreadable(run: Run, id: string, problem: Problem): Problem {
	const missing = new InvalidParameter('Contact', `names "${id}", which Kejue does not know`, 'Choose another contact, or remove the item; nobody was called for it.');
	if (isMissing(problem)) return problemOf(missing) ?? problem;
	return problemBefore(run, { ...problem, error: `'Contact' could not be read: ${problem.error}` });
}

function isMissing({ details: { httpStatus } }: Problem): boolean {
	return httpStatus === 404;
}

/** Nobody knows the number of somebody who has opted out. */
function mayHaveOptedOut(run: Run, { itemIndex }: UnsendableItem | PreparedItem, failure: Problem): Problem {
	return problemBefore(run, { ...failure, error: `'Opted Out' cannot be judged: the contact of item ${itemIndex}, who has opted out, could not be read` });
}
