import { z, type ZodTypeAny } from 'zod';
import { listUnder, type Page, type Pages } from '../shared/core/lists/pages';

/** The default size of Kejue's pages; the largest one is not documented for all lists. */
export const PAGE_SIZE = 100;

/** A list with its records in `name`, paged by limit and offset: docs/decisions.md#where-a-list-of-kejue-ends */
export function listPages(name: string, record: ZodTypeAny): Pages {
	return {
		member: 'offset',
		entries: (data) => listUnder(name).parse(data)[name] ?? [],
		record,
		next: (page) => (isLast(page) ? undefined : readSoFar(page)),
	};
}

function isLast(page: Page): boolean {
	const { total } = z.object({ total: z.number().optional().catch(undefined) }).parse(page.data);
	return total === undefined ? page.count === 0 : readSoFar(page) >= total;
}

function readSoFar({ at, count }: Page): number {
	return (at ?? 0) + count;
}
