import { readableRecords, type ReadableRecords } from '../../shared/core/lists/readableRecords';
import { callRecord } from './call';

export function readCallList(data: unknown): ReadableRecords | undefined {
	const list = callListIn(data);
	return list && readableRecords(list, callRecord);
}

/** The list in an answer, with whatever stands beside the calls: docs/decisions.md#how-elementes-calls-are-listed */
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
	return callRecord.safeParse(entry).success;
}
