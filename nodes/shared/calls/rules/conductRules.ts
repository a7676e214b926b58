import type { Conduct } from '../../core/running/conduct';
import { toError } from '../../core/problem/toError';
import { hint } from '../../core/running/hint';
import { isPrepared, type ScreenedItem } from '../../core/running/preparedItem';
import type { Admission } from './admission/admission';
import { marksOf } from './rulesOfRun';

export function conductRules(admission: Admission): Pick<Conduct, 'judgesOnly' | 'noted' | 'admit' | 'recheck' | 'waitAgain' | 'settle' | 'marks' | 'finish'> {
	const { run, entered, called } = admission.rules;
	return {
		judgesOnly: entered.checkOnly,
		noted: (items) => called.noted(items),
		async admit(items) {
			const admitted: ScreenedItem[] = [];
			try {
				for (const item of items) admitted.push(await admission.admit(item));
			} catch (error) {
				for (const item of admitted.filter(isPrepared)) admission.withdraw(item);
				throw toError(error);
			}
			return admitted;
		},
		recheck: (items) => items.flatMap((item) => admission.recheck(item) ?? []),
		waitAgain: async (items, waitMs) => {
			await Promise.all(items.map(async (item) => await admission.startAgain(item, waitMs)));
		},
		settle: (item, problem) => admission.settle(item, problem),
		marks: (item) => marksOf(admission.rules, item),
		finish: async () => hint(run, await called.finish()),
	};
}
