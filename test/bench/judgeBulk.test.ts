import type { BulkMeasurement } from '../../bench/bulkCase';
import { judgeBulk } from '../../bench/judgeBulk';

const of = (subject: BulkMeasurement['subject'], latencyMs: number, ...costs: number[]): BulkMeasurement[] =>
	costs.map((wallMs, index) => ({ provider: 'zudu', subject, latencyMs, wallMs, cpuMs: wallMs / 2, round: index + 1 }));

test('ratios are of the same round, and their median is held to what is aimed at', () => {
	const measured = [...of('bulk', 0, 10, 30, 20), ...of('httpRequest', 0, 100, 100, 100), ...of('expressions', 0, 5, 5, 5), ...of('bulk', 30, 40), ...of('single', 30, 1000)];
	expect(judgeBulk(measured)).toEqual([
		{ provider: 'zudu', target: 'bulk / HTTP Request, wall time at 0 ms', figure: 0.2, atMost: 0.2, met: true },
		{ provider: 'zudu', target: 'bulk / HTTP Request, CPU time at 0 ms', figure: 0.2, atMost: 0.2, met: true },
		{ provider: 'zudu', target: 'bulk / single calls, wall time at 30 ms', figure: 0.04, atMost: 0.03, met: false },
		{ provider: 'zudu', target: 'expressions alone / HTTP Request, CPU time', figure: 0.05 },
		{ provider: 'zudu', target: 'expressions alone / bulk, CPU time', figure: 0.25 },
	]);
});
