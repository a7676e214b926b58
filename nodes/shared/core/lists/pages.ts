import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { z, type ZodTypeAny } from 'zod';
import type { RequestSpec } from '../request';

/** One page as it was read. */
export interface Page {
	/** The request for the first page, which tells the size, too. */
	first: RequestSpec;
	/** Number with which this page was asked for; undefined where the first request has none. */
	at: number | undefined;
	/** The answer without its envelope. */
	data: unknown;
	/** Entries on the page, readable or not. */
	count: number;
}

/** How a provider hands out a list in pages. */
export interface Pages {
	/** Member of the request whose number says which page is wanted; absent: the list comes whole. */
	member?: 'offset' | 'page';
	/** Member that holds page and size, where they are not among the others ("pagination"). */
	within?: string;
	/** Whatever the list in an answer holds; only asked of answers that count as read. */
	entries(data: unknown): unknown[];
	/** What an entry must look like to count as a record. */
	record: ZodTypeAny;
	/** The number of the page after this one; undefined after the last. */
	next(page: Page): number | undefined;
	/**
	 * The number to go on with after a page that begins like the one before. Absent: the list has ended, since some APIs
	 * answer a page number they do not know with a page they do.
	 */
	afterRepetition?(page: Page): number | undefined;
}

/** Where a list goes on after a page. It may travel through a browser, so it says nothing of the request but a number. */
export interface Position {
	/** Of the next page. */
	at: number;
	/** What the page before began with, in a few characters. */
	digest: string;
}

/** A list that comes whole. */
export function wholeList({ entries, record }: Pick<Pages, 'entries' | 'record'>): Pages {
	return { entries, record, next: () => undefined };
}

/** An answer that holds its list under a name, beside whatever else. */
export function listUnder(name: string) {
	return z.object({ [name]: z.array(z.unknown()) }).passthrough();
}

/** The request for another page of the list. */
export function requestAt(first: RequestSpec, { member, within }: Pages, position: Position | undefined): RequestSpec {
	if (!position || !member) return first;
	const paging = { ...pageMembers(first, within), [member]: position.at };
	const members = within === undefined ? paging : { ...allMembers(first), [within]: paging };
	return first.body ? { ...first, body: members } : { ...first, query: members };
}

/** The number that the first request has. */
export function firstNumber(first: RequestSpec, { member, within }: Pages): number | undefined {
	const number = member && pageMembers(first, within)[member];
	return number === undefined ? undefined : Number(number);
}

/** A page that is not full is the last one. */
export function isFull({ first, count }: Page, sizeMember: string, within?: string): boolean {
	return count > 0 && count >= Number(pageMembers(first, within)[sizeMember] ?? 0);
}

export const DIGEST_CHARACTERS = 16;

/** Digest of what a page begins with; equal for two pages only if one repeats the other. */
export function digestOf(beginning: unknown): string {
	return createHash('sha256').update(JSON.stringify(beginning)).digest('base64url').slice(0, DIGEST_CHARACTERS);
}

/** Records to ask for at once: no more than are wanted, and no more than the provider gives. */
export function pageSize({ returnAll, limit }: { returnAll?: boolean; limit?: number }, max: number): number {
	return returnAll ? max : Math.min(limit ?? max, max);
}

function pageMembers(first: RequestSpec, within: string | undefined): IDataObject {
	const members = allMembers(first);
	const inner = within === undefined ? members : members[within];
	return typeof inner === 'object' && inner !== null ? { ...inner } : {};
}

/** A search that is sent as POST says in its body which page is wanted, a read in its query. */
function allMembers({ body, query }: RequestSpec): IDataObject {
	return body ?? query ?? {};
}
