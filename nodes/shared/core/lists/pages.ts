import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { z, type ZodTypeAny } from 'zod';
import type { RequestSpec } from '../request';

export interface Page {
	first: RequestSpec;
	at: number | undefined;
	data: unknown;
	count: number;
}

export interface Pages {
	/** Member of the request with the number of the page; absent: the whole list comes at once. */
	member?: 'offset' | 'page';
	/** Member that contains page and size, where they are nested ("pagination"). */
	within?: string;
	entries(data: unknown): unknown[];
	record: ZodTypeAny;
	/** The number of the page after this one; undefined after the last. */
	next(page: Page): number | undefined;
	/** The number after a page that begins like the one before. Absent: the list has ended (docs/decisions.md#pages-that-repeat). */
	afterRepetition?(page: Page): number | undefined;
}

/** Where a list continues; a browser sees it (docs/decisions.md#positions-in-lists). */
export interface Position {
	at: number;
	digest: string;
}

export function wholeList({ entries, record }: Pick<Pages, 'entries' | 'record'>): Pages {
	return { entries, record, next: () => undefined };
}

export function listUnder(name: string) {
	return z.object({ [name]: z.array(z.unknown()) }).passthrough();
}

export function requestAt(first: RequestSpec, { member, within }: Pages, position: Position | undefined): RequestSpec {
	if (!position || !member) return first;
	const paging = { ...pageMembers(first, within), [member]: position.at };
	const members = within === undefined ? paging : { ...allMembers(first), [within]: paging };
	return first.body ? { ...first, body: members } : { ...first, query: members };
}

export function firstNumber(first: RequestSpec, { member, within }: Pages): number | undefined {
	const number = member && pageMembers(first, within)[member];
	return number === undefined ? undefined : Number(number);
}

/** A page that is not full is the last one. */
export function isFull({ first, count }: Page, sizeMember: string, within?: string): boolean {
	return count > 0 && count >= Number(pageMembers(first, within)[sizeMember] ?? 0);
}

export const DIGEST_CHARACTERS = 16;

/** A digest of the first entries; two pages have the same one only if one repeats the other. */
export function digestOf(beginning: unknown): string {
	return createHash('sha256').update(JSON.stringify(beginning)).digest('base64url').slice(0, DIGEST_CHARACTERS);
}

/** No more records than are wanted, and no more than the provider allows. */
export function pageSize({ returnAll, limit }: { returnAll?: boolean; limit?: number }, max: number): number {
	return returnAll ? max : Math.min(limit ?? max, max);
}

function pageMembers(first: RequestSpec, within: string | undefined): IDataObject {
	const members = allMembers(first);
	const inner = within === undefined ? members : members[within];
	return typeof inner === 'object' && inner !== null ? { ...inner } : {};
}

function allMembers({ body, query }: RequestSpec): IDataObject {
	return body ?? query ?? {};
}
