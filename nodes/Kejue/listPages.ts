import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { withPage, type Page, type Pages } from '../shared/pages';

const record = z.record(z.string(), z.unknown());

/**
 * Kejue's lists: records under a name of their own, told by limit and offset. Where the answer has a `total` it says
 * where the list ends; not every list is documented to have one. A page that is shorter than asked for is not taken for
 * the last one, since the largest page is documented for some lists only: then an empty page is.
 * @param name member that holds the records
 */
export function listPages(name: string): Pages {
	return {
		records: (data) => listAnswer(name).parse(data)[name] as IDataObject[],
		next: (page) => (isLast(page) ? undefined : withPage(page.spec, { offset: page.read })),
	};
}

/** The answer that such a list gives. */
export function listAnswer(name: string) {
	return z.object({ [name]: z.array(record) }).passthrough();
}

function isLast({ data, read, records }: Page): boolean {
	const { total } = z.object({ total: z.number().optional().catch(undefined) }).parse(data);
	return total === undefined ? records.length === 0 : read >= total;
}
