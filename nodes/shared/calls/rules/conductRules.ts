import type { Conduct } from '../../core/running/conduct';
import { toError } from '../../core/problem/toError';
import { isPrepared, type ScreenedItem } from '../../core/running/preparedItem';
import type { RulesOfRun } from './rulesOfRun';

/** What campaign rules do around the requests of a run. */
export function conductRules(rules: RulesOfRun): Pick<Conduct, 'judgesOnly' | 'noted' | 'admit' | 'recheck' | 'waitAgain' | 'settle' | 'marks' | 'finish'> {
	return {
		judgesOnly: rules.judgesOnly,
		noted: (items) => rules.noted(items),
		async admit(items) {
			const admitted: ScreenedItem[] = [];
			try {
				for (const item of items) admitted.push(await rules.admit(item));
			} catch (error) {
				for (const item of admitted.filter(isPrepared)) rules.withdraw(item);
				throw toError(error);
			}
			return admitted;
		},
		recheck: (items) => items.flatMap((item) => rules.recheck(item) ?? []),
		waitAgain: async (items, waitMs) => {
			await Promise.all(items.map(async (item) => await rules.startAgain(item, waitMs)));
		},
		settle: (item, problem) => rules.settle(item, problem),
		marks: (item) => rules.marks(item),
		finish: async () => await rules.finish(),
	};
}
