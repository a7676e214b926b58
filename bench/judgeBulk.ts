import { BULK_PROVIDERS, type BulkMeasurement, type BulkProvider, type BulkSubject } from './bulkCase';
import { median } from './summarize';

export interface BulkVerdict {
	provider: BulkProvider;
	target: string;
	figure: number;
	/** Absent: nothing is aimed at. */
	atMost?: number;
	met?: boolean;
}

interface Comparison {
	target: string;
	subject: BulkSubject;
	against: BulkSubject;
	latencyMs: number;
	cost: 'wallMs' | 'cpuMs';
	atMost?: number;
}

const COMPARISONS: Comparison[] = [
	{ target: 'bulk / HTTP Request, wall time at 0 ms', subject: 'bulk', against: 'httpRequest', latencyMs: 0, cost: 'wallMs', atMost: 0.2 },
	{ target: 'bulk / HTTP Request, CPU time at 0 ms', subject: 'bulk', against: 'httpRequest', latencyMs: 0, cost: 'cpuMs', atMost: 0.2 },
	{ target: 'bulk / single calls, wall time at 30 ms', subject: 'bulk', against: 'single', latencyMs: 30, cost: 'wallMs', atMost: 0.03 },
	{ target: 'bulk / single calls, wall time at 0 ms', subject: 'bulk', against: 'single', latencyMs: 0, cost: 'wallMs' },
	{ target: 'expressions alone / HTTP Request, CPU time', subject: 'expressions', against: 'httpRequest', latencyMs: 0, cost: 'cpuMs' },
	{ target: 'expressions alone / bulk, CPU time', subject: 'expressions', against: 'bulk', latencyMs: 0, cost: 'cpuMs' },
];

/** Medians of the ratios of what was measured in the same round, since the machine is not equally fast at all times. */
export function judgeBulk(measurements: BulkMeasurement[]): BulkVerdict[] {
	return BULK_PROVIDERS.flatMap((provider) =>
		COMPARISONS.flatMap(({ target, subject, against, latencyMs, cost, atMost }): BulkVerdict[] => {
			const of = (wanted: BulkSubject) => measurements.filter((one) => one.provider === provider && one.subject === wanted && one.latencyMs === latencyMs);
			const ratios = of(subject).flatMap((one) => of(against).filter(({ round }) => round === one.round).map((other) => one[cost] / other[cost]));
			if (ratios.length === 0) return [];
			const figure = median(ratios);
			return [{ provider, target, figure, ...(atMost !== undefined && { atMost, met: figure <= atMost }) }];
		}),
	);
}
