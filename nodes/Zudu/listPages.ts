import { z, type ZodTypeAny } from 'zod';
import { isFull, listUnder, type Page, type Pages } from '../shared/core/lists/pages';

const flag = z.boolean().optional().catch(undefined);

const paging = z.object({ has_next_page: flag, has_next: flag, total_pages: z.number().optional().catch(undefined) });

/** Of MCP servers it stands directly in the answer. */
const listing = paging.extend({ pagination: paging.optional().catch(undefined) });

/** Pages count from 0: docs/decisions.md#where-a-list-of-zudu-ends */
export function listPages(name: string, record: ZodTypeAny, within?: string): Pages {
	return {
		member: 'page',
		within,
		entries: (data) => listUnder(name).parse(data)[name] ?? [],
		record,
		next: (page) => (hasNext(page, within) ? numberOf(page) + 1 : undefined),
	};
}

function hasNext(page: Page, within: string | undefined): boolean {
	const { pagination, ...direct } = listing.safeParse(page.data).data ?? {};
	const { has_next_page, has_next, total_pages } = pagination ?? direct;
	return has_next_page ?? has_next ?? (total_pages === undefined ? isFull(page, 'limit', within) : numberOf(page) + 1 < total_pages);
}

function numberOf({ at }: Page): number {
	return at ?? 0;
}
