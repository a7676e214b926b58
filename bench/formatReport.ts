import { cpus } from 'node:os';
import { formatTable } from '../host/formatTable';
import type { Case, Report } from './measurement';
import type { Ratio, Summary } from './summarize';
import type { Verdict } from './judgeTargets';

export interface BenchReport {
	command: string;
	/** ISO 8601. */
	at: string;
	machine: string;
	/** What measured. */
	versions: { node: string; n8n: string; httpRequest: number };
	rounds: number;
	failedRuns: number;
	summaries: Summary[];
	verdicts: Verdict[];
	measurements: Report['measurements'];
	held: Report['held'];
}

export function machine(): string {
	const [cpu] = cpus();
	return `${cpus().length} x ${cpu.model.trim()}, ${process.platform} ${process.arch}`;
}

/** The report as a person reads it. */
export function formatReport({ versions, machine: where, rounds, failedRuns, summaries, verdicts }: BenchReport): string {
	const blocks = distinctPlaces(summaries).map(({ latencyMs, items }) => {
		const rows = summaries.filter((summary) => summary.latencyMs === latencyMs && summary.items === items).map(asRow);
		return `${items} items, ${latencyMs} ms latency\n\n${formatTable(rows, {
			subject: 'subject',
			limit: 'at once',
			wall: 'wall s',
			cpu: 'CPU s',
			heap: 'heap MB',
			rss: 'resident MB',
			held: 'held MB',
			vsHelperLoop: '/ helper loop',
			vsHttpRequest: '/ HTTP Request',
			vsCalling: '/ calling',
			vsAxios: '/ axios',
			perItem: 'per item / fewest items',
		})}`;
	});
	const targets = verdicts.map(({ figure, limit, met, ...verdict }) => ({ ...verdict, limit, figure: figure.toFixed(2), met: met ? 'met' : 'MISSED' }));
	return [
		`Measured on Node ${versions.node} with n8n ${versions.n8n} (its n8n-core and its HTTP Request node ${versions.httpRequest}); ${where}; medians of ${rounds} rounds.`,
		[
			'Ratios are wall time / CPU time / resident memory, medians of the ratios within each round.',
			'Memory is peak growth, sampled; each run starts after a collection that gives free pages back. heap = JavaScript heap and buffers,',
			'resident = resident set, both with the garbage that V8 has not got round to collecting; held = heap without garbage, from a run of its own.',
		].join('\n'),
		...(failedRuns > 0 ? [`${failedRuns} runs broke off and were done again; see above.`] : []),
		...blocks,
		...(targets.length > 0
			? [
					formatTable(targets, {
						target: 'target for our node',
						latencyMs: 'latency ms',
						items: 'items',
						limit: 'at once',
						figure: 'figure',
						atMost: 'at most',
						met: 'verdict',
					}),
				]
			: []),
	].join('\n\n');
}

function asRow({ subject, limit, wallMs, cpuMs, heapMb, rssMb, heldMb, ...ratios }: Summary) {
	return {
		subject,
		limit: limit ?? (subject === 'checkOnly' ? 'none' : 'all'),
		wall: (wallMs / 1000).toFixed(2),
		cpu: (cpuMs / 1000).toFixed(2),
		heap: heapMb.toFixed(0),
		rss: rssMb.toFixed(0),
		held: heldMb?.toFixed(0),
		vsHelperLoop: asText(ratios.vsHelperLoop),
		vsHttpRequest: asText(ratios.vsHttpRequest),
		vsCalling: asText(ratios.vsCalling),
		vsAxios: asText(ratios.vsAxios),
		perItem: asText(ratios.perItemVsFewest),
	};
}

function asText(ratio: Ratio | null): string | null {
	return ratio && [ratio.wall, ratio.cpu, ratio.rss].map((value) => value.toFixed(2)).join(' / ');
}

function distinctPlaces(summaries: Summary[]): Array<Pick<Case, 'latencyMs' | 'items'>> {
	const places = new Map(summaries.map(({ latencyMs, items }) => [`${latencyMs} ${items}`, { latencyMs, items }]));
	return [...places.values()];
}
