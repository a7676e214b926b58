import { z } from 'zod';

/** Entries per page where a request does not say. */
export const DEFAULT_LIMIT = 20;

/** How lists are asked for, in the query or in the body. */
export const listBody = z.object({
	page: z.number().default(0),
	limit: z.number().default(DEFAULT_LIMIT),
	sort_by: z.string().optional(),
	sort_order: z.enum(['ascending', 'descending']).default('descending'),
});

/** See {@link listBody}. */
export type ListRequest = z.infer<typeof listBody>;

/** One page, and where it stands among the others. Pages count from 0. */
export function pageOf<Item>(items: readonly Item[], { page, limit }: Pick<ListRequest, 'page' | 'limit'>) {
	const totalPages = Math.ceil(items.length / limit);
	return {
		shown: items.slice(page * limit, (page + 1) * limit),
		page,
		limit,
		totalCount: items.length,
		totalPages,
		hasNext: page + 1 < totalPages,
		hasPrevious: page > 0,
	};
}

/** Pagination as lists of calls and agents have it. */
export function pagination({ page, limit, totalCount, totalPages, hasNext, hasPrevious }: ReturnType<typeof pageOf>) {
	return { page, limit, total_count: totalCount, total_pages: totalPages, has_next_page: hasNext, has_previous_page: hasPrevious };
}

/** Sorted by a key of each item. */
export function sorted<Item>(items: readonly Item[], key: (item: Item) => number | string, order: ListRequest['sort_order']): Item[] {
	const sign = order === 'ascending' ? 1 : -1;
	return items.toSorted((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
