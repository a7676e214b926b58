import type { IDataObject } from 'n8n-workflow';
import { digestOf, type PollMemory } from './pollMemory';
import { MARGIN_MS, type PollWindow } from './pollWindow';

/** About half a megabyte of static data. */
export const MAX_SEEN_CALLS = 20_000;

/** What a trigger watches. */
export interface Watched {
	scope: string;
	/** Statuses that make a call news, in lower case. */
	statuses: string[];
}

/** A poll that has asked, and what was remembered when it did. */
export interface AskedPoll {
	window: PollWindow;
	memory: PollMemory | undefined;
}

/**
 * The calls that show a chosen status for the first time, and the memory to keep. The first poll has no news, and neither
 * has a status for calls that had it before it was chosen.
 *
 * @param memory as it stands now that the answer has come: polls may overlap, and each must know what others have emitted
 */
export function takeNews(
	calls: IDataObject[],
	{ asked, memory, watched }: { asked: AskedPoll; memory: PollMemory | undefined; watched: Watched },
): { news: IDataObject[]; memory: PollMemory } {
	const { window } = asked;
	// Another poll was answered since this one asked. What this one saw beyond that, the next one sees as well; and it may
	// show calls that are forgotten by now.
	if (memory && memory.polls !== asked.memory?.polls) return { news: [], memory };
	const seen = new Map(Object.entries(memory?.seen ?? {}));
	const news: IDataObject[] = [];
	for (const call of calls) {
		const status = statusOf(call);
		const digest = digestOf(call.id);
		const isChosen = watched.statuses.includes(status);
		if (isChosen && !seen.has(digest) && memory?.statuses.includes(status)) news.push(call);
		if (isChosen || seen.has(digest)) seen.set(digest, window.atMs);
	}
	return {
		news,
		memory: {
			...watched,
			polls: (memory?.polls ?? 0) + 1,
			polledAtMs: window.atMs,
			fromMs: window.fromMs,
			seen: Object.fromEntries([...seen].filter(([, shownAtMs]) => isInReach(shownAtMs, window))),
		},
	};
}

/** Elemente's own words, in any casing. */
export function statusOf({ status }: IDataObject): string {
	return typeof status === 'string' ? status.trim().toLowerCase() : '';
}

/** Whether a later window can show a call again that was shown at this moment, and so was created before it. */
function isInReach(shownAtMs: number, { fromMs }: PollWindow): boolean {
	return shownAtMs >= fromMs - MARGIN_MS;
}
