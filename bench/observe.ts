import { setTimeout as sleep } from 'node:timers/promises';
import type { Cost } from './measurement';

/** Reading the resident set takes a fraction of a millisecond: more samples would show in the CPU time. */
const SAMPLE_INTERVAL_MS = 50;
const COLLECTION_INTERVAL_MS = 250;
/** For sockets of the run before to close. */
const SETTLE_MS = 150;
/** Gives free pages back to the system as well: the resident set then starts at the same size, whatever ran before. */
const RETURNING_PAGES = { type: 'major', execution: 'sync', flavor: 'last-resort' };
const BYTES_PER_MB = 1024 * 1024;

/**
 * What running `task` once costs this process. Garbage of what ran before is collected first; memory is sampled every
 * 50 ms, and as soon as a task that blocks the event loop lets go of it.
 * @throws when Node runs without --expose-gc
 */
export async function observe(task: () => Promise<void>): Promise<Cost> {
	await settle();
	const before = memoryMb();
	const peak = { ...before };
	const sample = () => {
		const now = memoryMb();
		peak.heap = Math.max(peak.heap, now.heap);
		peak.rss = Math.max(peak.rss, now.rss);
	};
	const sampling = setInterval(sample, SAMPLE_INTERVAL_MS);
	const cpuBefore = process.cpuUsage();
	const startedAt = performance.now();
	try {
		await task();
	} finally {
		clearInterval(sampling);
	}
	const wallMs = performance.now() - startedAt;
	const { user, system } = process.cpuUsage(cpuBefore);
	sample();
	return { wallMs, cpuMs: (user + system) / 1000, heapMb: peak.heap - before.heap, rssMb: peak.rss - before.rss };
}

/**
 * How much heap `task` holds at most, in MB over that before it: all garbage is collected before each sample. What V8 has
 * not got round to collecting, which grows with the size of the whole process, does not count. Far too slow to be timed.
 * @throws when Node runs without --expose-gc
 */
export async function observeHeld(task: () => Promise<void>): Promise<number> {
	await settle();
	const before = memoryMb().heap;
	let peak = before;
	const sample = () => {
		collect();
		peak = Math.max(peak, memoryMb().heap);
	};
	const sampling = setInterval(sample, COLLECTION_INTERVAL_MS);
	try {
		await task();
	} finally {
		clearInterval(sampling);
	}
	sample();
	return peak - before;
}

async function settle(): Promise<void> {
	for (let times = 0; times < 2; times++) {
		await sleep(SETTLE_MS);
		collect(RETURNING_PAGES);
	}
}

function collect(options?: object): void {
	if (!globalThis.gc) throw new Error('Memory cannot be measured without --expose-gc');
	// Node's types know the older form of gc only.
	Reflect.apply(globalThis.gc, undefined, options ? [options] : []);
}

function memoryMb(): { heap: number; rss: number } {
	const { heapUsed, external, rss } = process.memoryUsage();
	return { heap: (heapUsed + external) / BYTES_PER_MB, rss: rss / BYTES_PER_MB };
}
