import fc from '../fastCheck';
import { mapWithLimit } from '../../nodes/shared/core/running/mapWithLimit';

const goOn = () => false;

test('results stand where their values stood, and no more run at once than the limit', async () => {
	await fc.assert(
		fc.asyncProperty(fc.scheduler(), fc.array(fc.integer(), { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), async (scheduler, values, limit) => {
			let running = 0;
			let most = 0;
			const mapping = mapWithLimit(values, limit, {
				run: async (value) => {
					running++;
					most = Math.max(most, running);
					await scheduler.schedule(Promise.resolve());
					running--;
					return value * 2;
				},
				stopped: goOn,
			});
			await scheduler.waitFor(mapping);
			expect(await mapping).toEqual(values.map((value) => value * 2));
			expect(most).toBe(Math.min(limit, values.length));
		}),
		{ numRuns: 200 },
	);
});

test('nothing new starts once it is stopped; what runs still ends', async () => {
	let stopped = false;
	const started: number[] = [];
	const results = await mapWithLimit([0, 1, 2, 3, 4, 5], 2, {
		run: async (value) => {
			started.push(value);
			await Promise.resolve();
			if (value === 2) stopped = true;
			return value;
		},
		stopped: () => stopped,
	});
	expect(started).toEqual([0, 1, 2, 3]);
	expect(results).toEqual([0, 1, 2, 3, undefined, undefined]);
	expect(results).toHaveLength(6);
});

test('no values, no results', async () => {
	expect(await mapWithLimit([], 5, { run: async () => await Promise.resolve(1), stopped: goOn })).toEqual([]);
});
