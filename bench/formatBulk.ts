import { formatTable } from '../host/formatTable';
import { BULK_CASES, BULK_PROVIDERS, type BulkReport } from './bulkCase';
import { judgeBulk } from './judgeBulk';
import { median } from './summarize';

/** What handing a list over cost, as a person reads it. */
export function formatBulk({ node, n8nCore, people, measurements }: BulkReport): string {
	const rows = BULK_CASES.flatMap(({ subject, latencyMs }) =>
		BULK_PROVIDERS.map((provider) => {
			const own = measurements.filter((one) => one.provider === provider && one.subject === subject && one.latencyMs === latencyMs);
			const seconds = (values: number[]) => (median(values) / 1000).toFixed(2);
			return { provider, subject, latencyMs, wall: seconds(own.map(({ wallMs }) => wallMs)), cpu: seconds(own.map(({ cpuMs }) => cpuMs)) };
		}),
	);
	const verdicts = judgeBulk(measurements).map(({ figure, met, ...verdict }) => ({
		...verdict,
		figure: figure.toFixed(3),
		verdict: met === undefined ? '' : met ? 'met' : 'MISSED',
	}));
	return [
		`Handing ${people} people over with Campaign Rules, on Node ${node} with n8n ${n8nCore}; medians of all rounds, ratios of the same round.`,
		formatTable(rows, { provider: 'provider', subject: 'subject', latencyMs: 'latency ms', wall: 'wall s', cpu: 'CPU s' }),
		formatTable(verdicts, { provider: 'provider', target: 'ratio', figure: 'figure', atMost: 'at most', verdict: 'verdict' }),
	].join('\n\n');
}
