import type { RequestSpec } from '../request';
import { digestOf, firstNumber, requestAt, type Pages, type Position } from './pages';
import { readableRecords, type ReadableRecords } from './readableRecords';

export interface PagedList {
	pages: Pages;
	first: RequestSpec;
}

interface ReadPage extends ReadableRecords {
	next: Position | undefined;
}

/** The pages of a list. A page that begins like the one before has no records. The caller must limit the number of pages. */
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
