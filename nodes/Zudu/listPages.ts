import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { isFull, withPage, type Page, type Pages } from '../shared/pages';

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
 * @param member holds the records
 */
export function listPages<Member extends string>(member: Member): Pages {
	return {
		records: (data) => (data as Record<Member, IDataObject[]>)[member],
		next: (page) => (hasNext(page) ? withPage(page.spec, { page: numberOf(page) + 1 }) : undefined),
	};
}

function hasNext(page: Page): boolean {
	const { has_next_page, has_next, total_pages } = listing.safeParse(page.data).data?.pagination ?? {};
	return has_next_page ?? has_next ?? (total_pages === undefined ? isFull(page, 'limit') : numberOf(page) + 1 < total_pages);
}

function numberOf({ spec: { body, query } }: Page): number {
	return Number((body ?? query)?.page ?? 0);
}
