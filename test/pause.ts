import { setTimeout as sleep } from 'node:timers/promises';

const STEP_MS = 5;

/**
 * Lets this time go by, for what is to happen, or not to, meanwhile. In steps, so that requests and answers come through
 * in between, however long the machine keeps the process waiting.
 */
export async function pause(ms: number): Promise<void> {
	for (let left = ms; left > 0; left -= STEP_MS) await sleep(STEP_MS);
}
