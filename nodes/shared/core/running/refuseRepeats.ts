import { checkBefore, participleOf, type Effect } from '../effect';
import { notRetryable, type Problem } from '../problem/problem';
import { isPrepared, type PreparedItem, type ScreenedItem } from './preparedItem';
import type { Run } from './run';

/** Items that name the same thing ask for the same: one that wants it otherwise, or again, is refused. */
export function refuseRepeats(run: Run, items: ScreenedItem[]): ScreenedItem[] {
	const { batch, effect } = run.operation;
	// Of other requests, those that may be repeated go out at the same time, and the last one would win.
	if (!batch || !effect || !(batch.shared ?? effect.repeatable)) return items;
	const first = new Map<string, PreparedItem>();
	const sent = run.ledger.sentElsewhere();
	return items.map((item) => {
		if (!isPrepared(item) || item.dryRun) return item;
		const before = first.get(item.intent) ?? item;
		first.set(item.intent, before);
		const { itemIndex } = item;
		if (JSON.stringify(item.spec) !== JSON.stringify(before.spec)) return { itemIndex, problem: contradiction(run, before, effect) };
		return batch.startsOnce?.(item.spec.body ?? {}) && sent.has(item.intent) ? { itemIndex, problem: repetition(run, effect) } : item;
	});
}

function contradiction({ stopsAtProblem }: Run, { itemIndex }: PreparedItem, { what, rings }: Effect): Problem {
	// Whoever is called because of the other item must not be called again because of this one.
	const done = stopsAtProblem ? 'no' : 'unknown';
	return {
		error: `This item names the same ${what} as item ${itemIndex}, with other settings.`,
		message: 'It is not sent. Give both items the same settings, or remove one of them.',
		details: notRetryable('invalidInput', done, rings),
	};
}

function repetition({ provider }: Run, effect: Effect): Problem {
	return {
		error: `An earlier run of this node in this execution has sent the same request: the ${effect.what} may have been ${participleOf(effect)} already.`,
		message: `It is not sent again. ${checkBefore(provider, effect)} In a loop, place this node before or after it.`,
		details: notRetryable('unconfirmed', 'unknown', effect.rings),
	};
}
