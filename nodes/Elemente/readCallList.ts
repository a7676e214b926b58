import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { interaction } from './call/interaction';

/** Whole or not at all: a call that is left out would be lost without a word. */
const calls = z.array(interaction);

/**
 * Calls in an answer to GET /api/v1/calls; undefined where it is no list of calls. Documented is a single object although
 * the operation lists; a list and an object around a list are read too, and an answer without content is an empty list.
 * https://docs.elemente.ai/api-reference/endpoint/calls/get-calls
 */
export function readCallList(data: unknown): IDataObject[] | undefined {
	const lists = listsIn(data);
	// An object around the list may hold other lists, filters for example.
	const filled = lists.filter(({ length }) => length > 0);
	const candidates = filled.length > 0 ? filled : lists;
	return candidates.map((list) => calls.safeParse(list).data).find((list) => list !== undefined) as IDataObject[] | undefined;
}

function listsIn(data: unknown): unknown[][] {
	if (Array.isArray(data)) return [data];
	if (data === null || data === '') return [[]];
	if (typeof data !== 'object') return [];
	// A call has lists of its own, such as its messages.
	if (interaction.safeParse(data).success) return [[data]];
	const members: unknown[] = Object.values(data);
	return members.length === 0 ? [[]] : members.filter((member) => Array.isArray(member));
}
