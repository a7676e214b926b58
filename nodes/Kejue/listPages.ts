import { z, type ZodTypeAny } from 'zod';
import { listUnder, type Page, type Pages } from '../shared/core/lists/pages';

/**
 * Kejue's lists: records under a name of their own, told by limit and offset. Where the answer has a `total` it says
 * where the list ends; not every list is documented to have one. A page that is shorter than asked for is not taken for
 * the last one, since the largest page is documented for some lists only: then an empty page is.
 * @param name   member that holds the records
 * @param record what we rely on in each of them
 */
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
