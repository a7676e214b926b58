import type { RequestSpec } from '../request';
import { digestOf, firstNumber, requestAt, type Pages, type Position } from './pages';
import { readableRecords, type ReadableRecords } from './readableRecords';

/** A list that is read page by page. */
export interface PagedList {
	pages: Pages;
	/** The request for the first page; the others differ from it in a number alone. */
	first: RequestSpec;
}

/** What one page gave. */
export interface ReadPage extends ReadableRecords {
	/** Where the list goes on; undefined after the last page. */
	next: Position | undefined;
}

/**
 * The pages of a list, one after the other. A page that begins like the one before gives no records (see
 * `Pages.afterRepetition`). However many there are is up to the provider: who reads them bounds their number.
 * @param read one request to its answer without envelope
 * @param from where to go on; undefined: at the beginning
 */
export async function* readPages(
	list: PagedList,
	read: (spec: RequestSpec) => Promise<unknown>,
	from?: Position,
): AsyncGenerator<ReadPage> {
	let position = from;
	do {
		const page = await readPage(list, read, position);
		yield page;
		position = page.next;
	} while (position);
}

async function readPage(
	{ pages, first }: PagedList,
	read: (spec: RequestSpec) => Promise<unknown>,
	position: Position | undefined,
): Promise<ReadPage> {
	const data = await read(requestAt(first, pages, position));
	const entries = pages.entries(data);
	if (entries.length === 0) return { records: [], unreadable: 0, next: undefined };
	const sorted = readableRecords(entries, pages.record);
	const digest = digestOf(sorted.records[0] ?? entries);
	const isRepetition = digest === position?.digest;
	const page = { first, at: position?.at ?? firstNumber(first, pages), data, count: entries.length };
	const at = isRepetition ? pages.afterRepetition?.(page) : pages.next(page);
	return { ...(isRepetition ? { records: [], unreadable: 0 } : sorted), next: at === undefined ? undefined : { at, digest } };
}
