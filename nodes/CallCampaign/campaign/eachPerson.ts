import { inTurn } from '../../shared/core/local/inTurn';
import type { LocalItem } from '../../shared/core/local/localOperation';
import { problemOf } from '../../shared/core/problem/problemOf';
import { toError } from '../../shared/core/problem/toError';
import type { UnsendableItem } from '../../shared/core/running/preparedItem';

/** What `task` returns for each item; one for which it throws a problem comes back as such. */
export async function eachPerson<T, R>(items: Array<LocalItem<T>>, task: (item: LocalItem<T>) => R): Promise<Array<R | UnsendableItem>> {
	return await inTurn(items, (item) => {
		try {
			return task(item);
		} catch (error) {
			const problem = problemOf(error);
			if (!problem) throw toError(error);
			return { itemIndex: item.itemIndex, problem };
		}
	});
}
