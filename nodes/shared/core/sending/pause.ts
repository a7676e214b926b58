import { sleep } from 'n8n-workflow';

/** How soon a canceled execution is noticed. n8n-workflow has an abortable sleep only in some versions. */
const SLICE_MS = 200;

/** Waits, and returns early when the execution is canceled or times out. */
export async function pause(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
	const until = Date.now() + waitMs;
	for (let left = waitMs; left > 0 && !signal?.aborted; left = until - Date.now()) {
		await sleep(Math.min(left, SLICE_MS));
	}
}
