import { z, type ZodTypeAny } from 'zod';
import { isFull, listUnder, type Page, type Pages } from '../shared/core/lists/pages';

const flag = z.boolean().optional().catch(undefined);

const listing = z.object({
	pagination: z
		.object({ has_next_page: flag, has_next: flag, total_pages: z.number().optional().catch(undefined) })
		.optional()
		.catch(undefined),
});

/** Pages count from 0: docs/decisions.md#where-a-list-of-zudu-ends */
export function listPages(name: string, record: ZodTypeAny): Pages {
	return {
		member: 'page',
		entries: (data) => listUnder(name).parse(data)[name] ?? [],
		record,
		next: (page) => (hasNext(page) ? numberOf(page) + 1 : undefined),
	};
}

function hasNext(page: Page): boolean {
	const { has_next_page, has_next, total_pages } = listing.safeParse(page.data).data?.pagination ?? {};
	return has_next_page ?? has_next ?? (total_pages === undefined ? isFull(page, 'limit') : numberOf(page) + 1 < total_pages);
}

function numberOf({ at }: Page): number {
	return at ?? 0;
}
