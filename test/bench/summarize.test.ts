import type { Measurement } from '../../bench/measurement';
import { summarize } from '../../bench/summarize';
import { judgeTargets } from '../../bench/judgeTargets';

function measured(subject: Measurement['subject'], round: number, cost: number, where: Partial<Measurement> = {}): Measurement {
	return {
		subject,
		limit: subject === 'httpRequest' ? null : 50,
		items: 10_000,
		latencyMs: 0,
		round,
		wallMs: cost,
		cpuMs: 2 * cost,
		heapMb: 3 * cost,
		rssMb: 4 * cost,
		...where,
	};
}

const all = (ratio: number) => ({ wall: ratio, cpu: ratio, heap: ratio, rss: ratio });

const find = (measurements: Measurement[], where: Partial<Measurement>) =>
	summarize(measurements).find((summary) => Object.entries(where).every(([key, value]) => summary[key as keyof typeof summary] === value));

test('compares what was measured in the same round, so that a slow round changes no ratio', () => {
	const measurements = [100, 1000, 100].flatMap((speed, index) => [
		measured('kejue', index + 1, 1.1 * speed),
		measured('helperLoop', index + 1, speed),
		measured('httpRequest', index + 1, 2.2 * speed),
		measured('axios', index + 1, 0.5 * speed, { limit: 200 }),
	]);
	expect(find(measurements, { subject: 'kejue' })).toEqual({
		subject: 'kejue',
		limit: 50,
		items: 10_000,
		latencyMs: 0,
		rounds: 3,
		wallMs: expect.closeTo(110),
		cpuMs: expect.closeTo(220),
		heapMb: expect.closeTo(330),
		rssMb: expect.closeTo(440),
		vsHelperLoop: all(expect.closeTo(1.1)),
		vsHttpRequest: all(expect.closeTo(0.5)),
		vsCalling: null,
		vsAxios: all(expect.closeTo(2.2)),
		heldMb: null,
		heldVsHttpRequest: null,
		perItemVsFewest: null,
	});
});

test('compares only with the helper loop that had as many requests under way, at the same latency', () => {
	const measurements = [
		measured('kejue', 1, 10, { limit: 5 }),
		measured('helperLoop', 1, 1, { limit: 50 }),
		measured('helperLoop', 1, 1, { limit: 5, latencyMs: 30 }),
		measured('helperLoop', 1, 5, { limit: 5 }),
	];
	expect(find(measurements, { subject: 'kejue' })?.vsHelperLoop).toEqual(all(2));
});

test('tells the cost per item with many items from that with few', () => {
	const measurements = [measured('kejue', 1, 100, { items: 1000 }), measured('kejue', 1, 1200)];
	expect(find(measurements, { items: 10_000 })?.perItemVsFewest).toEqual(all(expect.closeTo(1.2)));
	expect(find(measurements, { items: 1000 })?.perItemVsFewest).toBeNull();
});

test('compares a check with every way of calling the same list, and judges it where there are many', () => {
	const measurements = [
		measured('checkOnly', 1, 30, { limit: null }),
		measured('kejue', 1, 100, { limit: 5 }),
		measured('kejue', 1, 50),
		measured('checkOnly', 1, 9, { limit: null, items: 1000 }),
		measured('kejue', 1, 10, { items: 1000 }),
	];
	expect(find(measurements, { subject: 'checkOnly', items: 10_000 })?.vsCalling).toEqual(all(expect.closeTo(0.45)));
	expect(judgeTargets(summarize(measurements)).filter(({ target }) => target.startsWith('Check Only'))).toEqual([
		{ target: 'Check Only: wall time / calling', latencyMs: 0, items: 10_000, limit: null, figure: expect.closeTo(0.45), atMost: 0.5, met: true },
	]);
});

test('judges each target on the cases that it is for, and only where there is something to compare with', () => {
	const measurements = [
		measured('kejue', 1, 100, { items: 1000 }),
		measured('kejue', 1, 1200),
		measured('helperLoop', 1, 1000),
		measured('httpRequest', 1, 2000),
	];
	const where = { latencyMs: 0, items: 10_000, limit: 50 };
	expect(judgeTargets(summarize(measurements))).toEqual([
		{ ...where, target: 'wall time / helper loop', figure: expect.closeTo(1.2), atMost: 1.15, met: false },
		{ ...where, target: 'CPU time / helper loop', figure: expect.closeTo(1.2), atMost: 1.25, met: true },
		{ ...where, target: 'wall time / HTTP Request', figure: expect.closeTo(0.6), atMost: 0.8, met: true },
		{ ...where, target: 'peak growth of resident memory / HTTP Request', figure: expect.closeTo(0.6), atMost: 0.45, met: false },
		{ ...where, target: 'wall time per item / with fewest items', figure: expect.closeTo(1.2), atMost: 1.1, met: false },
		{ ...where, target: 'CPU time per item / with fewest items', figure: expect.closeTo(1.2), atMost: 1.1, met: false },
	]);
});

test('memory held is compared with that of HTTP Request in the same place', () => {
	const where = { items: 10_000, latencyMs: 0 };
	const held = [
		{ ...where, subject: 'kejue' as const, limit: 50, heldMb: 20 },
		{ ...where, subject: 'httpRequest' as const, limit: null, heldMb: 200 },
		{ ...where, items: 1000, subject: 'httpRequest' as const, limit: null, heldMb: 20 },
	];
	const summaries = summarize([measured('kejue', 1, 1), measured('helperLoop', 1, 1), measured('httpRequest', 1, 1)], held);
	expect(summaries.map(({ subject, heldMb, heldVsHttpRequest }) => ({ subject, heldMb, heldVsHttpRequest }))).toEqual([
		{ subject: 'kejue', heldMb: 20, heldVsHttpRequest: 0.1 },
		{ subject: 'helperLoop', heldMb: null, heldVsHttpRequest: null },
		{ subject: 'httpRequest', heldMb: 200, heldVsHttpRequest: null },
	]);
});
