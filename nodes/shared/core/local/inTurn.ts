import { sleep } from 'n8n-workflow';

const CHUNK = 200;

/** Does something for each entry, and lets n8n do other things in between. */
export async function inTurn<T, R>(entries: readonly T[], task: (entry: T) => R): Promise<R[]> {
	const results: R[] = [];
	for (const entry of entries) {
		if (results.length % CHUNK === CHUNK - 1) await sleep(0);
		results.push(task(entry));
	}
	return results;
}
