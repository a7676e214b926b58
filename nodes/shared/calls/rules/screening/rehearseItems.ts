import { invalidInput } from '../../../core/running/prepareItem';
import { isPrepared, type ScreenedItem } from '../../../core/running/preparedItem';
import { defaultCountryOf } from '../../numbers/defaultCountryOf';
import { readRehearsalNumber, rehearse } from './rehearse';
import type { RulesOfRun } from '../rulesOfRun';

/** The first items call the own number, where the rules name one, and the others nobody. */
export function rehearseItems({ run, parts, entered, judged }: RulesOfRun, items: ScreenedItem[]): ScreenedItem[] {
	const { rehearsalNumber, rehearsalCalls = 1 } = entered;
	if (rehearsalNumber === undefined) return items;
	const message = `This is a rehearsal: only ${rehearsalCalls === 1 ? 'one call goes' : `${rehearsalCalls} calls go`} to your own number.`;
	// Earlier turns of a loop count, too.
	let called = run.ledger.placedInExecution() - run.ledger.keys().length;
	return items.map((item) => {
		if (!isPrepared(item)) return item;
		if (!item.dryRun && ++called > rehearsalCalls) return judged.skippedFor(item, { reason: 'rehearsal', message });
		try {
			const number = readRehearsalNumber(rehearsalNumber, defaultCountryOf(item.params));
			judged.of(item).decided.rehearsal = true;
			return rehearse(run, item, { number, ...parts });
		} catch (error) {
			const problem = invalidInput(run.operation, error);
			problem.details.rehearsal = true;
			return { itemIndex: item.itemIndex, problem };
		}
	});
}
