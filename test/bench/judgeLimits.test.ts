import { judgeLimits } from '../../bench/judgeLimits';
import type { LimitsRun } from '../../bench/limitsCase';

/** Six people, of whom two may be on the phone at once, for a minute each: the last starts after two minutes at the earliest. */
const run = (lastAtMs: number, more: Partial<LimitsRun> = {}, setTimes = 1): LimitsRun => ({
	one: { provider: 'kejue', allowed: { perMinute: 60, atOnce: 2 }, setTimes, people: 6, callMs: 60_000 },
	acceptedAtMs: [0, 1000, 60_000, 61_000, 120_000, lastAtMs],
	refusedAtMs: [],
	lost: 0,
	twice: 0,
	...more,
});

test.each([
	['all that is allowed', run(121_000), 1, []],
	['a little less', run(126_000), 0.96, []],
	['too little', run(130_000), 0.93, ['less than 0.95 of what is allowed']],
	['too little, where the settings are too high', run(130_000, {}, 2), 0.93, []],
	['refusals in the first minute', run(121_000, { refusedAtMs: [59_999] }), 1, []],
	['refusals later', run(121_000, { refusedAtMs: [60_000] }), 1, ['1 refused after the first minute']],
	['refusals later, where the settings are too high', run(121_000, { refusedAtMs: [60_000] }, 2), 1, []],
	['people lost and called twice', run(121_000, { lost: 1, twice: 2 }, 2), 1, ['1 people lost', '2 people called twice']],
])('%s', (_name, measured, share, missed) => {
	expect(judgeLimits(measured)).toMatchObject({ share: expect.closeTo(share, 2), missed });
});

test('as many a minute as allowed are the limit where nobody waits for a place', () => {
	const one = { provider: 'kejue' as const, allowed: { perMinute: 60, atOnce: 100 }, setTimes: 1, people: 61, callMs: 1000 };
	expect(judgeLimits({ one, acceptedAtMs: [0, 60_000], refusedAtMs: [], lost: 0, twice: 0 }).share).toBeCloseTo(1);
});
