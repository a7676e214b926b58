import type { Case, Cost, HeldMemory, Measurement, Subject } from './measurement';

/** Costs of one case relative to those of another in the same round. */
export interface Ratio {
	wall: number;
	cpu: number;
	heap: number;
	rss: number;
}

/** One case over all rounds: medians, and how they compare. A ratio is null where there is nothing to compare with. */
export interface Summary extends Case, Cost {
	rounds: number;
	/** With the bare helper loop, as many requests under way. */
	vsHelperLoop: Ratio | null;
	/** With n8n's HTTP Request node. */
	vsHttpRequest: Ratio | null;
	/** With our node calling the same list, however many at once. */
	vsCalling: Ratio | null;
	/** With the keep-alive axios loop at its one limit, the highest. */
	vsAxios: Ratio | null;
	/** Heap held at most, without garbage, in MB; null where that was not measured. */
	heldMb: number | null;
	/** The same relative to n8n's HTTP Request node. */
	heldVsHttpRequest: number | null;
	/** Cost per item relative to that with the smallest number of items. */
	perItemVsFewest: Ratio | null;
}

export function summarize(measurements: Measurement[], held: HeldMemory[] = []): Summary[] {
	const fewest = Math.min(...measurements.map(({ items }) => items));
	return distinctCases(measurements).map((one) => {
		const own = measurementsOf(measurements, one);
		const against = (subject: Subject, limit?: number | null): Ratio | null =>
			one.subject === subject ? null : ratio(own, measurementsOf(measurements, { ...one, subject, limit }));
		const heldMb = heldBy(held, one);
		const heldByHttpRequest = heldBy(held, { ...one, subject: 'httpRequest', limit: null });
		return {
			...one,
			rounds: own.length,
			wallMs: median(own.map(({ wallMs }) => wallMs)),
			cpuMs: median(own.map(({ cpuMs }) => cpuMs)),
			heapMb: median(own.map(({ heapMb }) => heapMb)),
			rssMb: median(own.map(({ rssMb }) => rssMb)),
			vsHelperLoop: against('helperLoop', one.limit),
			vsHttpRequest: against('httpRequest'),
			vsCalling: against('kejue'),
			vsAxios: against('axios'),
			heldMb,
			heldVsHttpRequest: one.subject === 'httpRequest' || heldMb === null || heldByHttpRequest === null ? null : heldMb / heldByHttpRequest,
			perItemVsFewest: one.items === fewest ? null : perItem(ratio(own, measurementsOf(measurements, { ...one, items: fewest })), one.items / fewest),
		};
	});
}

/** Of each pair measured in the same round, since the machine is not equally fast at all times; then the median. */
function ratio(own: Measurement[], reference: Measurement[]): Ratio | null {
	const pairs = own.flatMap((one) => reference.filter(({ round }) => round === one.round).map((other) => [one, other] as const));
	if (pairs.length === 0) return null;
	const medianOf = (cost: keyof Cost) => median(pairs.map(([one, other]) => one[cost] / other[cost]));
	return { wall: medianOf('wallMs'), cpu: medianOf('cpuMs'), heap: medianOf('heapMb'), rss: medianOf('rssMb') };
}

function perItem(total: Ratio | null, times: number): Ratio | null {
	return total && { wall: total.wall / times, cpu: total.cpu / times, heap: total.heap / times, rss: total.rss / times };
}

function distinctCases(measurements: Measurement[]): Case[] {
	const cases = new Map<string, Case>();
	for (const { subject, limit, items, latencyMs } of measurements) {
		cases.set(JSON.stringify([latencyMs, items, limit, subject]), { subject, limit, items, latencyMs });
	}
	return [...cases.values()];
}

function heldBy(held: HeldMemory[], { subject, limit, items, latencyMs }: Case): number | null {
	const found = held.find((one) => one.subject === subject && one.limit === limit && one.items === items && one.latencyMs === latencyMs);
	return found?.heldMb ?? null;
}

/** Without a limit: at any. */
function measurementsOf(measurements: Measurement[], { subject, limit, items, latencyMs }: Omit<Case, 'limit'> & Partial<Case>): Measurement[] {
	return measurements.filter(
		(one) => one.subject === subject && (limit === undefined || one.limit === limit) && one.items === items && one.latencyMs === latencyMs,
	);
}

/** Of at least one value. */
export function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
