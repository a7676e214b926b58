import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { RequestSpec } from './operation';

/** One page as it was read. */
export interface Page {
	spec: RequestSpec;
	/** The answer without its envelope. */
	data: unknown;
	records: IDataObject[];
	/** Records read so far, this page included. */
	read: number;
}

/** How a provider hands out a list in pages. */
export interface Pages {
	/** The records on one page. */
	records(data: unknown): IDataObject[];
	/** The request for the page after this one; undefined after the last. */
	next(page: Page): RequestSpec | undefined;
	/**
	 * The request to go on with after a page that begins like the one before. Absent: the list has ended, since some APIs
	 * answer a page number they do not know with a page they do.
	 */
	afterRepetition?(page: Page): RequestSpec | undefined;
}

/** Members of a request that say which page is wanted: in the query of a read, in the body of a search. */
type PageMembers = Record<string, number>;

/** The same request with other members; a search sent as POST has them in its body. */
export function withPage(spec: RequestSpec, members: PageMembers): RequestSpec {
	return spec.body ? { ...spec, body: { ...spec.body, ...members } } : { ...spec, query: { ...spec.query, ...members } };
}

/** A page that is not full is the last one. */
export function isFull({ spec, records }: Page, sizeMember: string): boolean {
	const size = Number((spec.body ?? spec.query)?.[sizeMember] ?? 0);
	return records.length > 0 && records.length >= size;
}

/** Pages told by `limit` and `offset`; ends with a page that is not full. */
export function offsetPages(records: Pages['records']): Pages {
	return {
		records,
		next: (page) => (isFull(page, 'limit') ? withPage(page.spec, { offset: page.read }) : undefined),
	};
}

/** Pages told by `page` and a size; ends with a page that is not full. Numbering goes on from the first request's. */
export function numberedPages(records: Pages['records'], sizeMember: string): Pages {
	return {
		records,
		next: (page) => {
			const { page: number } = page.spec.body ?? page.spec.query ?? {};
			return isFull(page, sizeMember) ? withPage(page.spec, { page: Number(number ?? 0) + 1 }) : undefined;
		},
	};
}

/** What a page begins with, in a few characters; equal for two pages only if one repeats the other. */
export function startOf([first]: IDataObject[]): string | undefined {
	return first && createHash('sha256').update(JSON.stringify(first)).digest('base64url').slice(0, 16);
}

/** Records to ask for at once: no more than are wanted, and no more than the provider gives. */
export function pageSize({ returnAll, limit }: { returnAll?: boolean; limit?: number }, max: number): number {
	return returnAll ? max : Math.min(limit ?? max, max);
}
