import { InvalidParameter } from '../../../core/input/invalidParameter';
import { intentOf } from '../../../core/once/ledger';
import { invalidInput } from '../../../core/running/prepareItem';
import { isPrepared, type PreparedItem, type ScreenedItem, type UnsendableItem } from '../../../core/running/preparedItem';
import type { Run } from '../../../core/running/run';
import { laterDuplicates } from './laterDuplicates';
import { isNew, type RulesOfRun } from '../rulesOfRun';

/** A number has its own, and that with the path. */
const NAMES_OF_ONE = 2;

/** What the rule Duplicates makes of items of the same person. */
export function withoutDuplicates(rules: RulesOfRun, items: ScreenedItem[]): ScreenedItem[] {
	const { run, entered, judged, people } = rules;
	const { duplicates = 'callEach' } = entered;
	if (duplicates === 'callEach') return items;
	const refuses = duplicates === 'refuse';
	const sent = run.ledger.sentElsewhere();
	const wasSent = (item: PreparedItem) => {
		const intents = [...(people.of(item) ?? [])].flatMap((name) => [name, `${item.spec.path} ${name}`]).map((target) => intentOf(run.names, target));
		const isSent = intents.some((intent) => sent.has(intent));
		if (!isSent && intents.length > NAMES_OF_ONE) run.ledger.rememberOthers(item.intent, intents);
		return isSent;
	};
	const repeat = (item: PreparedItem, message: string): ScreenedItem => (refuses ? refused(run, item) : judged.skippedFor(item, { reason: 'duplicate', message }));
	return replaceRepeats(rules, items, {
		personOf: (item) => people.of(item),
		later: (item, entry, { recipient }) =>
			repeat(item, `The ${recipient !== undefined && recipient === item.recipient ? 'number' : 'contact'} is also that of entry ${entry} of the list.`),
		first: (item, isRepeated) =>
			(isRepeated && refuses) || wasSent(item) ? repeat(item, 'The person was called, or may have been, in an earlier turn of this execution.') : item,
	});
}

/** An earlier item of the same person in the same campaign and attempt calls the person, or has: later ones never do, whatever becomes of that. */
export function withoutRepeats(rules: RulesOfRun, items: ScreenedItem[]): ScreenedItem[] {
	const { entered, judged, called } = rules;
	return replaceRepeats(rules, items, {
		personOf: (item) => (entered.checkOnly || !item.dryRun ? called.nameOf(item) : undefined),
		later: (item, entry) =>
			judged.skippedFor(item, { reason: 'duplicate', message: `This person is also entry ${entry} of the list, and a campaign calls each person once in an attempt.` }),
		first: (item) => item,
	});
}

interface Replacement {
	/** Equal for items of the same person; undefined for nobody. */
	personOf(item: PreparedItem): unknown;
	/** `entry`: where the first item of the same person stands in the list, from 1. */
	later(item: PreparedItem, entry: number, before: PreparedItem): ScreenedItem;
	first(item: PreparedItem, isRepeated: boolean): ScreenedItem;
}

function replaceRepeats(rules: RulesOfRun, items: ScreenedItem[], { personOf, later, first }: Replacement): ScreenedItem[] {
	const firstOf = laterDuplicates(items.map((item) => (isPrepared(item) ? personOf(item) : undefined)));
	const firsts = new Set(firstOf.values());
	return items.map((item, index) => {
		if (!isPrepared(item) || !isNew(rules, item)) return item;
		const before = items[firstOf.get(index) ?? -1];
		if (before && isPrepared(before)) return later(item, before.itemIndex + 1, before);
		return first(item, firsts.has(index));
	});
}

function refused({ operation }: Run, { itemIndex }: PreparedItem): UnsendableItem {
	const error = new InvalidParameter('Campaign Rules → Duplicates', "is 'Refuse', and the number or contact of this item appears more than once", 'Remove the duplicates, then run the items again; nobody was called for this item.');
	return { itemIndex, problem: invalidInput(operation, error) };
}
