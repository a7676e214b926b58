import type { ZodTypeAny } from 'zod';
import { isFull, type Pages } from '../shared/core/lists/pages';

/** No largest size is stated. */
export const PAGE_SIZE = 100;

/** A list without a reliable total: docs/decisions.md#where-elementes-list-of-agents-begins */
export function listPages(entries: Pages['entries'], record: ZodTypeAny): Pages {
	return {
		member: 'page',
		entries,
		record,
		next: (page) => (isFull(page, 'limit') ? (page.at ?? 0) + 1 : undefined),
		afterRepetition: ({ at }) => (at === 1 ? 2 : undefined),
	};
}
