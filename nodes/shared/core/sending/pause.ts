import { sleep } from 'n8n-workflow';

/** How soon a cancelled execution is noticed. n8n-workflow's abortable sleep is not in every version we support. */
const SLICE_MS = 200;

/** Waits, and returns early when the execution is cancelled or times out. */
export async function pause(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
	const until = Date.now() + waitMs;
	for (let left = waitMs; left > 0 && !signal?.aborted; left = until - Date.now()) {
		await sleep(Math.min(left, SLICE_MS));
	}
}
