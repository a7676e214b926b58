import { z } from 'zod';

/** Entries per page where a request does not say. */
export const DEFAULT_LIMIT = 100;

/** How lists are paged. */
export const pageQuery = z.object({ limit: z.number().optional(), offset: z.number().optional() });

/** The entries of one page. */
export function pageOf<Item>(items: readonly Item[], { limit = DEFAULT_LIMIT, offset = 0 }: z.infer<typeof pageQuery>): Item[] {
	return items.slice(offset, offset + limit);
}
