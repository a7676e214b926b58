import { interaction } from '../call/interaction';

/** An answer whose lists hold calls only, and how many entries they held besides. */
export interface SortedOut {
	data: unknown;
	unreadable: number;
}

/**
 * Leaves out what is no call (null, a text, a record without an ID) from lists that hold calls: one of them must not stop the
 * others. A list without any call stays as it is, since it may be none of calls at all.
 */
export function sortOutCalls(data: unknown): SortedOut {
	if (Array.isArray(data)) return sortOut(data);
	// A call has lists of its own.
	if (typeof data !== 'object' || data === null || isCall(data)) return { data, unreadable: 0 };
	const members = Object.entries(data).map(([name, member]: [string, unknown]) => {
		return { name, ...(Array.isArray(member) ? sortOut(member) : { data: member, unreadable: 0 }) };
	});
	return {
		data: Object.fromEntries(members.map((member) => [member.name, member.data])),
		unreadable: members.reduce((sum, { unreadable }) => sum + unreadable, 0),
	};
}

function sortOut(entries: unknown[]): SortedOut {
	const calls = entries.filter(isCall);
	return calls.length === 0 ? { data: entries, unreadable: 0 } : { data: calls, unreadable: entries.length - calls.length };
}

function isCall(entry: unknown): boolean {
	return interaction.safeParse(entry).success;
}
