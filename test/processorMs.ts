const MICROSECONDS_PER_MS = 1000;

/** Milliseconds that the processor spends on `work`: on a busy machine the clock goes on while others have it. */
export function processorMs(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / MICROSECONDS_PER_MS;
}
