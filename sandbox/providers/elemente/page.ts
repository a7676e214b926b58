import { z } from 'zod';

/** How lists are paged. Without a limit all is one page (inferred). */
export const pageQuery = z.object({ page: z.number().default(1), limit: z.number().optional() });

/** The entries of one page. Whether pages count from 0 or 1 is not documented: both give the first one here. */
export function pageOf<Item>(items: readonly Item[], { page, limit = items.length }: z.infer<typeof pageQuery>): Item[] {
	const start = Math.max(0, page - 1) * limit;
	return items.slice(start, start + limit);
}
