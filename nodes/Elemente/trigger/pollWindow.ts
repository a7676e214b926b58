import type { PollMemory } from './pollMemory';

const HOUR_MS = 3_600_000;

/**
 * How far windows may be off: `hrs` is sent as whole hours, requests take their time, clocks are set. Whatever a later
 * poll could show again is remembered that much longer.
 */
export const MARGIN_MS = 2 * HOUR_MS;

/** After a longer pause only the last week is caught up on: the list has no pages, and must stay readable at once. */
const MAX_CATCH_UP_MS = 7 * 24 * HOUR_MS;

/** What a poll asks for. Moments in Unix milliseconds, by this server's clock. */
export interface PollWindow {
	/** When the poll asks. */
	atMs: number;
	/** Calls created before it are not looked at. */
	fromMs: number;
	/** The same as the request wants it: hours before now, rounded up. */
	hours: number;
}

type LastPoll = Pick<PollMemory, 'polledAtMs' | 'fromMs'>;

/**
 * The part of the list that a poll has to look at.
 *
 * Calls carry no times, and `hrs` selects them by when they were created, so a call is news only because no earlier poll
 * has shown it with a chosen status. Three things follow for the window [from, now]:
 *
 * - Late finishers: a call may take up to `lookBack` from its creation to a chosen status. The last poll was at `polledAt`;
 *   what has changed since then was created after `polledAt - lookBack`, so from = polledAt - lookBack. Between polls a
 *   minute apart that is lookBack plus a minute; after an hour without n8n it is lookBack plus an hour: restarts lose nothing.
 * - No repetition: a call that had ended before the first poll must never come into view, since nobody has noted it. So
 *   `from` never moves back, and the first poll, which notes without emitting, looks a margin further than any later one.
 * - Skew: `hrs` counts from the provider's now, and only differences between our own moments enter into it, so it does not
 *   matter how far the clocks are apart. When ours was set back, the moments kept say nothing, and lookBack alone counts.
 *
 * @param last undefined at the first poll
 */
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
