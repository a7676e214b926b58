import type { IDataObject } from 'n8n-workflow';
import { pause } from './pause';
import type { Run } from './run';

const DEFAULT_POLL_INTERVAL_S = 5;
const DEFAULT_WAIT_AT_MOST_MIN = 15;
const MAX_POLL_INTERVAL_MS = 30_000;
const POLL_INTERVAL_GROWTH = 1.2;

export interface WaitTimes {
	pollIntervalMs: number;
	waitAtMostMs: number;
}

/** @param options as entered: pollInterval in seconds, waitAtMost in minutes */
export function waitTimes({ pollInterval, waitAtMost }: { pollInterval?: number; waitAtMost?: number }): WaitTimes {
	return {
		pollIntervalMs: (pollInterval ?? DEFAULT_POLL_INTERVAL_S) * 1000,
		waitAtMostMs: (waitAtMost ?? DEFAULT_WAIT_AT_MOST_MIN) * 60_000,
	};
}

/**
 * Reads a call until it is over. When the wait is up, or the execution is stopped, the call is given as it stands:
 * that the wait ended is no reason to call again.
 */
export async function waitForCall(
	{ provider, signal }: Run,
	{ pollIntervalMs, waitAtMostMs }: WaitTimes,
	read: () => Promise<IDataObject>,
): Promise<{ record: IDataObject; timedOut: boolean }> {
	const until = Date.now() + waitAtMostMs;
	let interval = pollIntervalMs;
	for (;;) {
		const record = await read();
		if (provider.isFinal(record)) return { record, timedOut: false };
		const left = until - Date.now();
		if (left <= 0 || signal?.aborted) return { record, timedOut: true };
		await pause(Math.min(interval, left), signal);
		interval = Math.min(Math.max(MAX_POLL_INTERVAL_MS, pollIntervalMs), interval * POLL_INTERVAL_GROWTH);
	}
}
