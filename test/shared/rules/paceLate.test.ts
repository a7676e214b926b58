import { Pace } from '../../../nodes/shared/calls/rules/admission/pace';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

beforeEach(() => {
	jest.useFakeTimers({ now: 0, doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
});

afterEach(() => {
	jest.useRealTimers();
});

test.each([20, 40, 65, 90, 200])('a start given back %d s late never lets a minute have too many', async (seconds) => {
	const CALLS_PER_MINUTE = 20;
	const pace = new Pace({ callsPerMinute: CALLS_PER_MINUTE }, () => Date.now());
	const used: number[] = [];
	for (let index = 0; index < 200; index++) {
		void pace.start(undefined).then((grantedAt = NaN) => {
			if (index % 3 > 0) used.push(Date.now());
			else setTimeout(() => pace.giveBack(grantedAt), seconds * SECOND);
		});
	}
	await jest.advanceTimersByTimeAsync(60 * MINUTE);
	expect(used).toHaveLength(133);
	expect(Math.max(...used.map((from) => used.filter((time) => time >= from && time < from + MINUTE).length))).toBeLessThanOrEqual(CALLS_PER_MINUTE);
});

test('one start given back after two minutes', async () => {
	const CALLS_PER_MINUTE = 20;
	const pace = new Pace({ callsPerMinute: CALLS_PER_MINUTE }, () => Date.now());
	const used: number[] = [];
	for (let index = 0; index < 200; index++) {
		void pace.start(undefined).then((grantedAt = NaN) => {
			if (index > 0) used.push(Date.now());
			else setTimeout(() => pace.giveBack(grantedAt), 2 * MINUTE);
		});
	}
	await jest.advanceTimersByTimeAsync(60 * MINUTE);
	expect(used).toHaveLength(199);
	expect(Math.max(...used.map((from) => used.filter((time) => time >= from && time < from + MINUTE).length))).toBeLessThanOrEqual(CALLS_PER_MINUTE);
});
