import { ifReadable } from '../../../core/input/ifReadable';
import { InvalidParameter } from '../../../core/input/invalidParameter';
import { hint } from '../../../core/running/hint';
import { invalidInput } from '../../../core/running/prepareItem';
import { isPrepared, type PreparedItem, type ScreenedItem, type UnsendableItem } from '../../../core/running/preparedItem';
import type { StoredPerson } from '../../callParts';
import { defaultCountryOf } from '../../numbers/defaultCountryOf';
import { checkHint, checkItems } from './checkOnly';
import { withoutDuplicates, withoutRepeats } from './duplicates';
import { RulesReading } from '../itemRules';
import { refuseSharedRow } from '../memory/refuseSharedRow';
import { readOptedOut } from '../doNotCall/doNotCall';
import { once } from '../once';
import type { EnteredRules } from '../readRules';
import { readableNames } from './readableNames';
import { rehearseItems } from './rehearseItems';
import { isNew, type RulesOfRun } from '../rulesOfRun';

/** Judges the items of a run before the first request, as far as that does not depend on the moment. Wrong input and people who are never called come back as such. */
export async function screenItems(rules: RulesOfRun, items: Array<PreparedItem | UnsendableItem>): Promise<ScreenedItem[]> {
	const { run, parts, reader, entered, judged, called, people } = rules;
	const stored = reader && (await parts.storedPeople?.(run, items, { reader, isNew: (item) => isNew(rules, item) }));
	const screening = new ItemScreening(rules, stored);
	for (const item of items) {
		const names = isPrepared(item) ? [item.recipient, run.operation.target?.(item.spec.body ?? {})] : readableNames(run, parts, item.itemIndex);
		people.add(item, [...names, stored?.get(item.itemIndex)?.number]);
	}
	const judgedEach = items.map((item) => screening.screen(item));
	const each = judgedEach.map((item) => (isPrepared(item) ? screening.withoutOptedOut(item) : item));
	const screened = withoutRepeats(rules, withoutDuplicates(rules, each));
	if (entered.checkOnly) {
		const checked = checkItems(screened, judged, run.context.getInputData());
		hint(run, checkHint(checked));
		return checked;
	}
	hint(run, screening.hint(items.length));
	const rehearsed = rehearseItems(rules, screened);
	called.expect(rehearsed.filter(isPrepared).filter((item) => isNew(rules, item)));
	return rehearsed;
}

class ItemScreening {
	private readonly reading = new RulesReading();

	private readonly requireOwnRow = once(() => refuseSharedRow(this.rules.run.context));

	private optedOutMissing = 0;

	private readonly neverCalled = new Set<ReadonlySet<string> | undefined>();

	constructor(
		private readonly rules: RulesOfRun,
		private readonly stored: Map<number, StoredPerson> | undefined,
	) {}

	screen(item: PreparedItem | UnsendableItem): ScreenedItem {
		const { run: { context }, people } = this.rules;
		const screened = isPrepared(item) ? this.judge(item) : item;
		const optsOut = () => readOptedOut(context.getNodeParameter('campaignRules.optedOut', item.itemIndex, ''));
		if ('problem' in screened && ifReadable(optsOut)) this.neverCalled.add(people.of(item));
		return screened;
	}

	withoutOptedOut(item: PreparedItem): ScreenedItem {
		const { judged, people } = this.rules;
		const person = people.of(item);
		if (person === undefined || !this.neverCalled.has(person) || !isNew(this.rules, item)) return item;
		return judged.skippedFor(item, { reason: 'doNotCall', message: 'The person has opted out of calls in another entry of the list.' });
	}

	/** A misspelled column looks like one that is blank for everybody. */
	hint(count: number): string | undefined {
		if (this.optedOutMissing === 0 || this.optedOutMissing < count) return undefined;
		return "No item has a value for 'Opted Out' in the Campaign Rules, so nobody counts as opted out. Check the name of the column.";
	}

	private judge(prepared: PreparedItem): ScreenedItem {
		const { run, reader, entered: ofRun, judged, people } = this.rules;
		const { itemIndex, recipient } = prepared;
		const { number, unread, problem } = this.stored?.get(itemIndex) ?? {};
		if (problem) return { itemIndex, problem };
		const item = { ...prepared, recipient: recipient ?? number };
		try {
			reader?.ofRun();
			const entered = reader?.ofItem(itemIndex) ?? {};
			this.refuseWithoutWait(item, entered);
			if ('optedOut' in entered && entered.optedOut === undefined) this.optedOutMissing++;
			const rules = this.reading.read(entered, { numbers: [recipient, number].filter((each) => each !== undefined), unread, defaultCountry: defaultCountryOf(item.params) });
			if (rules.campaign && !ofRun.checkOnly) this.requireOwnRow();
			judged.judge(item, rules);
			if (rules.refused?.reason === 'doNotCall') this.neverCalled.add(people.of(item));
			return isNew(this.rules, item) && rules.refused ? judged.skippedFor(item, rules.refused) : item;
		} catch (error) {
			return { itemIndex, problem: invalidInput(run.operation, error) };
		}
	}

	private refuseWithoutWait({ params }: PreparedItem, entered: EnteredRules): void {
		if (entered.maxActiveCalls !== undefined && !this.rules.parts.wait?.(params)) {
			throw new InvalidParameter('Campaign Rules → Max Active Calls', "needs 'Wait For': without it, nobody knows when a call has ended", "Choose what to wait for in 'Wait For', or use 'Calls per Minute' instead.");
		}
	}
}
