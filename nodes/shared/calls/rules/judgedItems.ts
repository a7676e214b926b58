import type { DateTime } from 'luxon';
import type { FinishedItem, PreparedItem } from '../../core/running/preparedItem';
import { utcNow } from './hours/zoneClock';
import { outsideHours, placeOf, type ItemRules } from './itemRules';
import { scheduledAt, type Schedule } from './schedule';
import { placeIn, type Skip } from './skip';
import { skipOutput, type Decided } from './skipOutput';

interface JudgedItem {
	rules: ItemRules;
	decided: Decided;
	/** The person's number, also in a rehearsal. */
	to: string | undefined;
}

/** What the campaign rules say of each item of a run, at the moment for which its call is requested. */
export class JudgedItems {
	private readonly items = new Map<number, JudgedItem>();

	constructor(private readonly schedule: Schedule | undefined) {}

	judge(item: PreparedItem, rules: ItemRules): void {
		this.items.set(item.itemIndex, { rules, to: item.recipient, decided: this.decide(item, rules) });
	}

	judgeAgain(item: PreparedItem): void {
		const { rules, decided } = this.of(item);
		Object.assign(decided, this.decide(item, rules));
	}

	of({ itemIndex }: PreparedItem): JudgedItem {
		const judged = this.items.get(itemIndex);
		if (!judged) throw new Error(`Item ${itemIndex} was not judged`);
		return judged;
	}

	/** True if nobody is called again, neither by another item nor by executing the node again. */
	callsOnce(): boolean {
		const judged = [...this.items.values()];
		return judged.length > 0 && judged.every(({ rules, decided }) => rules.campaign !== undefined && !decided.rehearsal);
	}

	isRehearsed(item: PreparedItem): boolean {
		return this.of(item).decided.rehearsal === true;
	}

	/** Undefined inside the calling hours. */
	closed(item: PreparedItem): Skip | undefined {
		return outsideHours(this.of(item).rules, this.momentOf(item));
	}

	skipped(item: PreparedItem, skip: Skip): FinishedItem {
		const { decided, to } = this.of(item);
		return skipOutput({ itemIndex: item.itemIndex, to, skip, decided: { ...decided, ...placeIn(skip) } });
	}

	/** Skips a person whom no later moment makes callable. */
	skippedFor(item: PreparedItem, why: Pick<Skip, 'reason' | 'message'>): FinishedItem {
		return this.skipped(item, { ...why, nextCallAt: null, ...placeIn(this.of(item).decided) });
	}

	private decide(item: PreparedItem, rules: ItemRules): Decided {
		const { campaign = null, attempt = null } = rules.campaign ?? {};
		return { campaign, attempt, ...placeOf(rules, this.momentOf(item)) };
	}

	private momentOf({ spec }: PreparedItem): DateTime {
		return scheduledAt(spec, this.schedule) ?? utcNow();
	}
}
