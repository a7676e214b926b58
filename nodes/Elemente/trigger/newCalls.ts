import type { IDataObject } from 'n8n-workflow';
import { digestOf, type PollMemory } from './pollMemory';
import { MARGIN_MS, type PollWindow } from './pollWindow';
import type { TriggerSettings } from './settings';

/** About half a megabyte of static data. */
export const MAX_SEEN_CALLS = 20_000;

/** A poll as it stood when its request was sent. */
export interface SentPoll {
	window: PollWindow;
	memory: PollMemory | undefined;
}

/** The calls that show a chosen status for the first time, and the memory to keep, of the memory as it is now: docs/decisions.md#when-a-call-of-elemente-is-new */
export function newCalls(
	listed: IDataObject[],
	{ sent, memory, settings }: { sent: SentPoll; memory: PollMemory | undefined; settings: Pick<TriggerSettings, 'scope' | 'statuses'> },
): { calls: IDataObject[]; memory: PollMemory } {
	const { window } = sent;
	// Another poll was answered meanwhile.
	if (memory && memory.polls !== sent.memory?.polls) return { calls: [], memory };
	const { scope, statuses } = settings;
	const seen = new Map(Object.entries(memory?.seen ?? {}));
	const calls: IDataObject[] = [];
	for (const call of listed) {
		const status = statusOf(call);
		const digest = digestOf(call.id);
		const isChosen = statuses.includes(status);
		if (isChosen && !seen.has(digest) && memory?.statuses.includes(status)) calls.push(call);
		if (isChosen || seen.has(digest)) seen.set(digest, window.atMs);
	}
	return {
		calls,
		memory: {
			scope,
			statuses,
			polls: (memory?.polls ?? 0) + 1,
			polledAtMs: window.atMs,
			fromMs: window.fromMs,
			seen: Object.fromEntries([...seen].filter(([, shownAtMs]) => isInReach(shownAtMs, window))),
		},
	};
}

export function statusOf({ status }: IDataObject): string {
	return typeof status === 'string' ? status.trim().toLowerCase() : '';
}

/** Whether a later window can show a call again that was shown at this moment, and so was created before it. */
function isInReach(shownAtMs: number, { fromMs }: PollWindow): boolean {
	return shownAtMs >= fromMs - MARGIN_MS;
}
