const DEFAULT_POLL_INTERVAL_S = 5;
export const DEFAULT_WAIT_AT_MOST_MS = 15 * 60_000;

/** A call whose transcript or recording is ready is over, too. */
export interface Wait {
	until: 'ended' | 'transcript' | 'recording';
	pollIntervalMs: number;
	waitAtMostMs: number;
	keepRunning?: true;
}

interface WaitOptions {
	keepRunning?: boolean;
	pollInterval?: number;
	waitAtMost?: number;
}

/** The wait that Wait For and the options describe; undefined for "nothing". */
export function waitTimes(
	{ keepRunning, pollInterval, waitAtMost }: WaitOptions,
	until: Wait['until'] | 'nothing' | undefined = 'ended',
): Wait | undefined {
	if (until === 'nothing') return undefined;
	return {
		until,
		pollIntervalMs: (pollInterval ?? DEFAULT_POLL_INTERVAL_S) * 1000,
		waitAtMostMs: waitAtMost === undefined ? DEFAULT_WAIT_AT_MOST_MS : waitAtMost * 60_000,
		...(keepRunning && { keepRunning }),
	};
}
