import type { PollMemory } from './pollMemory';

const HOUR_MS = 3_600_000;

/** How far windows may be off: whole hours, slow requests, clocks that are set. */
export const MARGIN_MS = 2 * HOUR_MS;

/** The list has no pages, and must stay readable at once. */
const MAX_CATCH_UP_MS = 7 * 24 * HOUR_MS;

/** Moments in Unix milliseconds, by this server's clock; `hours` is what the request says. */
export interface PollWindow {
	atMs: number;
	fromMs: number;
	hours: number;
}

type LastPoll = Pick<PollMemory, 'polledAtMs' | 'fromMs'>;

/** The part of the list that a poll has to look at: docs/decisions.md#when-a-call-of-elemente-is-new */
export function pollWindow(
	last: LastPoll | undefined,
	{ nowMs, lookBackHours }: { nowMs: number; lookBackHours: number },
): PollWindow {
	const lookBackMs = lookBackHours * HOUR_MS;
	const fromMs = last ? Math.max(beginning(last, { nowMs, lookBackMs }), nowMs - lookBackMs - MAX_CATCH_UP_MS) : nowMs - lookBackMs - MARGIN_MS;
	return { atMs: nowMs, fromMs, hours: Math.ceil((nowMs - fromMs) / HOUR_MS) };
}

function beginning({ polledAtMs, fromMs }: LastPoll, { nowMs, lookBackMs }: { nowMs: number; lookBackMs: number }): number {
	return polledAtMs > nowMs ? nowMs - lookBackMs : Math.max(fromMs, polledAtMs - lookBackMs);
}
