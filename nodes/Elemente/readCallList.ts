import { readableRecords, type ReadableRecords } from '../shared/core/lists/readableRecords';
import { interaction } from './call/interaction';

/** Calls in an answer to GET /api/v1/calls; undefined where it is no list of calls. */
export function readCallList(data: unknown): ReadableRecords | undefined {
	const list = callListIn(data);
	return list && readableRecords(list, interaction);
}

/**
 * The list in such an answer, with whatever stands beside the calls. Documented is a single object although the operation
 * lists; a list and an object around a list are read too. No content is no list, and neither is one that holds no call.
 * https://docs.elemente.ai/api-reference/endpoint/calls/get-calls
 */
export function callListIn(data: unknown): unknown[] | undefined {
	const lists = listsIn(data);
	// An object around the list may hold other lists, filters for example.
	return lists.find((list) => list.some(isCall)) ?? lists.find((list) => list.length === 0);
}

function listsIn(data: unknown): unknown[][] {
	if (Array.isArray(data)) return [data];
	if (typeof data !== 'object' || data === null) return [];
	// A call has lists of its own, such as its messages.
	return isCall(data) ? [[data]] : Object.values(data).filter((member): member is unknown[] => Array.isArray(member));
}

function isCall(entry: unknown): boolean {
	return interaction.safeParse(entry).success;
}
