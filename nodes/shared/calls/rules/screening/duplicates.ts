import { InvalidParameter } from '../../../core/input/invalidParameter';
import { invalidInput } from '../../../core/running/prepareItem';
import { isPrepared, type PreparedItem, type ScreenedItem, type UnsendableItem } from '../../../core/running/preparedItem';
import type { Run } from '../../../core/running/run';
import { laterDuplicates } from './laterDuplicates';
import { personOf } from '../personOf';
import { isNew, type RulesOfRun } from '../rulesOfRun';

/** What the rule Duplicates makes of items of the same person. */
export function withoutDuplicates(rules: RulesOfRun, items: ScreenedItem[]): ScreenedItem[] {
	const { run, entered, judged } = rules;
	const { duplicates = 'callEach' } = entered;
	if (duplicates === 'callEach') return items;
	const refuses = duplicates === 'refuse';
	return replaceRepeats(rules, items, {
		nameOf: (item) => personOf(run, item),
		later(item, entry) {
			if (refuses) return refused(run, item);
			return judged.skippedFor(item, { reason: 'duplicate', message: `The ${item.recipient === undefined ? 'contact' : 'number'} is also that of entry ${entry} of the list.` });
		},
		first: (item) => (refuses ? refused(run, item) : item),
	});
}

/** An earlier item of the same person in the same campaign and attempt calls the person, or has: later ones never do, whatever becomes of that. */
export function withoutRepeats(rules: RulesOfRun, items: ScreenedItem[]): ScreenedItem[] {
	const { entered, judged, called } = rules;
	return replaceRepeats(rules, items, {
		nameOf: (item) => (entered.checkOnly || !item.dryRun ? called.nameOf(item) : undefined),
		later: (item, entry) =>
			judged.skippedFor(item, { reason: 'duplicate', message: `This person is also entry ${entry} of the list, and a campaign calls each person once in an attempt.` }),
		first: (item) => item,
	});
}

interface Replacement {
	nameOf(item: PreparedItem): string | undefined;
	/** `entry`: where the first item with the same name stands in the list, from 1. */
	later(item: PreparedItem, entry: number): ScreenedItem;
	first(item: PreparedItem): ScreenedItem;
}

function replaceRepeats(rules: RulesOfRun, items: ScreenedItem[], { nameOf, later, first }: Replacement): ScreenedItem[] {
	const firstOf = laterDuplicates(items.map((item) => (isPrepared(item) ? nameOf(item) : undefined)));
	const firsts = new Set(firstOf.values());
	return items.map((item, index) => {
		if (!isPrepared(item) || !isNew(rules, item)) return item;
		const before = firstOf.get(index);
		if (before !== undefined) return later(item, (items[before]?.itemIndex ?? before) + 1);
		return firsts.has(index) ? first(item) : item;
	});
}

function refused({ operation }: Run, { itemIndex }: PreparedItem): UnsendableItem {
	const error = new InvalidParameter('Campaign Rules → Duplicates', "is 'Refuse', and the number or contact of this item appears more than once", 'Remove the duplicates, then run the items again; nobody was called for this item.');
	return { itemIndex, problem: invalidInput(operation, error) };
}
