import { z, type ZodTypeAny } from 'zod';
import { isFull, listUnder, type Page, type Pages } from '../shared/core/lists/pages';

const flag = z.boolean().optional().catch(undefined);

/** Union of what calls, agents and phone numbers say; each says some of it. */
const listing = z.object({
	pagination: z
		.object({ has_next_page: flag, has_next: flag, total_pages: z.number().optional().catch(undefined) })
		.optional()
		.catch(undefined),
});

/**
 * Zudu's lists: pages counted from 0. Where the answer tells whether more follow it is believed, since the largest `limit`
 * is not stated everywhere and a shorter page need not be the last; else a page that is not full is the last.
 * https://docs.zudu.ai/api-reference/calls/post-calls
 * @param name   member that holds the records
 * @param record what we rely on in each of them
 */
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
