import { Pace, type PaceLimits } from '../../../nodes/shared/calls/rules/admission/pace';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

beforeEach(() => {
	jest.useFakeTimers({ now: 0, doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
});

afterEach(() => {
	jest.useRealTimers();
});

async function pass(ms: number): Promise<void> {
	await jest.advanceTimersByTimeAsync(ms);
}

function paceOf(limits: PaceLimits): Pace {
	return new Pace(limits, () => Date.now());
}

/** Starts that are asked for at once; what has started so far, as [place in the row, Unix ms]. */
function ask(pace: Pace, count: number, signal?: AbortSignal): { started: number[]; times: number[]; refused: number[] } {
	const asked = { started: [] as number[], times: [] as number[], refused: [] as number[] };
	for (let index = 0; index < count; index++) {
		void pace.start(signal).then((grantedAt) => {
			(grantedAt !== undefined ? asked.started : asked.refused).push(index);
			asked.times.push(Date.now());
		});
	}
	return asked;
}

function mostInAnyMinute(times: number[]): number {
	return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + MINUTE).length));
}

describe('calls per minute', () => {
	test.each([0.5, 1, 2.5, 7, 30, 60, 1000, 10_000])('%d are evenly spaced, in the order of asking, and never more in any minute', async (callsPerMinute) => {
		const asked = ask(paceOf({ callsPerMinute }), Math.ceil(3 * callsPerMinute));
		await pass(10 * MINUTE);
		expect(asked.started).toEqual(asked.started.map((_, index) => index));
		expect(asked.started).toHaveLength(Math.ceil(3 * callsPerMinute));
		const interval = MINUTE / callsPerMinute;
		const gaps = asked.times.slice(1).map((time, index) => time - asked.times[index]);
		expect(Math.max(...gaps)).toBeLessThanOrEqual(1.03 * interval + 1);
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.floor(interval) - 1);
		expect(mostInAnyMinute(asked.times)).toBeLessThanOrEqual(Math.ceil(callsPerMinute));
	});

	test('time in which nobody asks is not made up for', async () => {
		const pace = paceOf({ callsPerMinute: 60 });
		ask(pace, 1);
		await pass(MINUTE);
		const asked = ask(pace, 4);
		await pass(10 * SECOND);
		expect(asked.times.map((time) => Math.round((time - MINUTE) / SECOND))).toEqual([0, 1, 2, 3]);
	});

	test('a process that was busy makes up for a little, and never for more than a minute may have', async () => {
		const pace = paceOf({ callsPerMinute: 600 });
		const asked = ask(pace, 700);
		await pass(10 * SECOND);
		const before = asked.times.length;
		jest.setSystemTime(Date.now() + 20 * SECOND);
		await pass(200);
		expect(asked.times.length - before).toBeGreaterThanOrEqual(5);
		expect(asked.times.length - before).toBeLessThanOrEqual(9);
		await pass(2 * MINUTE);
		expect(asked.times).toHaveLength(700);
		expect(mostInAnyMinute(asked.times)).toBeLessThanOrEqual(600);
	});
});

describe('calls at the same time', () => {
	test('the next starts when one has ended', async () => {
		const pace = paceOf({ maxActive: 2 });
		const asked = ask(pace, 5);
		await pass(HOUR);
		expect(asked.started).toEqual([0, 1]);
		pace.end();
		await pass(0);
		expect(asked.started).toEqual([0, 1, 2]);
		pace.end();
		pace.end();
		await pass(0);
		expect(asked.started).toEqual([0, 1, 2, 3, 4]);
	});

	test('an end that belongs to no start makes no room', async () => {
		const pace = paceOf({ maxActive: 1 });
		pace.end();
		pace.end();
		const asked = ask(pace, 3);
		await pass(0);
		expect(asked.started).toEqual([0]);
	});
});

test('without limits all start at once', async () => {
	const asked = ask(paceOf({}), 5000);
	await pass(0);
	expect(asked.started).toHaveLength(5000);
});

test('nothing wakes up while only the end of a call can bring the next one', async () => {
	ask(paceOf({ maxActive: 1, callsPerMinute: 600 }), 3);
	await pass(SECOND);
	expect(jest.getTimerCount()).toBe(0);
});

describe('a start that was not used', () => {
	test('is for the next, which does not wait for another', async () => {
		const pace = paceOf({ callsPerMinute: 1, maxActive: 1 });
		const asked = ask(pace, 2);
		await pass(0);
		expect(asked.started).toEqual([0]);
		pace.giveBack(asked.times[0]);
		await pass(0);
		expect(asked.started).toEqual([0, 1]);
	});

	test('a thousand that are skipped take no time', async () => {
		const pace = paceOf({ callsPerMinute: 30 });
		for (let index = 0; index < 1000; index++) {
			void pace.start(undefined).then((grantedAt = NaN) => pace.giveBack(grantedAt));
		}
		const asked = ask(pace, 2);
		await pass(3 * SECOND);
		expect(asked.times).toEqual([expect.closeTo(0, -2), expect.closeTo(2033, -2)]);
	});

	test('and given back late never lets a minute have too many', async () => {
		const pace = paceOf({ callsPerMinute: 20 });
		const asked = ask(pace, 60);
		await pass(54 * SECOND);
		expect(asked.times).toHaveLength(18);
		for (let count = 0; count < 10; count++) pace.giveBack(asked.times[count]);
		await pass(HOUR);
		expect(asked.times).toHaveLength(60);
		expect(mostInAnyMinute(asked.times.slice(10))).toBeLessThanOrEqual(20);
	});
});

test('a call that was refused for now comes before all that were not tried', async () => {
	const pace = paceOf({ maxActive: 1 });
	const tried = ask(pace, 1);
	const others = ask(pace, 3);
	await pass(0);
	pace.giveBack(tried.times[0]);
	const again: number[] = [];
	for (const index of [0, 1]) void pace.start(undefined, true).then(() => again.push(index));
	pace.end();
	await pass(0);
	expect([others.started, again]).toEqual([[0], [0]]);
	pace.end();
	await pass(0);
	expect([others.started, again]).toEqual([[0], [0, 1]]);
	pace.end();
	await pass(0);
	expect(others.started).toEqual([0, 1]);
});

test.each<[string, PaceLimits, number, boolean]>([
	['somebody waits, and all places are taken', { maxActive: 2 }, 3, true],
	['nobody waits', { maxActive: 2 }, 2, false],
	['only the minute holds calls back', { maxActive: 2, callsPerMinute: 1 }, 3, false],
	['there is no limit of places', { callsPerMinute: 1 }, 3, false],
])('%s: whether a call could start if one ended', async (_name, limits, count, expected) => {
	const pace = paceOf(limits);
	ask(pace, count);
	await pass(0);
	expect(pace.awaitsEnd()).toBe(expected);
});

describe('a canceled execution', () => {
	test('releases all who wait at once, and lets nobody start', async () => {
		const pace = paceOf({ callsPerMinute: 1 });
		const controller = new AbortController();
		const asked = ask(pace, 3000, controller.signal);
		await pass(0);
		controller.abort();
		await pass(0);
		expect(asked.started).toEqual([0]);
		expect(asked.refused).toHaveLength(2999);
		expect(await pace.start(controller.signal)).toBeUndefined();
		await pass(SECOND);
		expect(jest.getTimerCount()).toBe(0);
	});

	test('is no other one', async () => {
		const pace = paceOf({ maxActive: 1 });
		const canceled = new AbortController();
		const going = new AbortController();
		ask(pace, 1);
		const [one, other] = [ask(pace, 1, canceled.signal), ask(pace, 1, going.signal)];
		canceled.abort();
		pace.end();
		await pass(0);
		expect([one.refused, one.started, other.refused, other.started]).toEqual([[0], [], [], [0]]);
	});
});

describe('slowing down', () => {
	const activeOf = async (pace: Pace): Promise<number> => {
		const asked = ask(pace, 1000);
		await pass(SECOND);
		return asked.started.length;
	};
	const perMinute = async (pace: Pace): Promise<number> => {
		const asked = ask(pace, 1000);
		await pass(MINUTE);
		return asked.started.length;
	};

	test.each([
		{ after: 6 * SECOND, active: 4 },
		{ after: 5 * MINUTE, active: 6 },
		{ after: 10 * MINUTE, active: 8 },
		{ after: HOUR, active: 8 },
	])('$after ms after a 429, $active of 8 calls may be active', async ({ after, active }) => {
		const pace = paceOf({ maxActive: 8 });
		pace.slowDown(0);
		await pass(after);
		expect(await activeOf(pace)).toBe(active);
	});

	test.each([
		{ after: 6 * SECOND, calls: 31 },
		{ after: 5 * MINUTE, calls: 46 },
		{ after: 10 * MINUTE, calls: 60 },
		{ after: HOUR, calls: 60 },
	])('$after ms after a 429, $calls of 60 calls may start in a minute', async ({ after, calls }) => {
		const pace = paceOf({ callsPerMinute: 60 });
		pace.slowDown(0);
		await pass(after);
		const started = await perMinute(pace);
		expect(Math.abs(started - calls)).toBeLessThanOrEqual(1);
	});

	test('one call is always possible', async () => {
		const pace = paceOf({ maxActive: 1 });
		pace.slowDown(0);
		await pass(6 * SECOND);
		expect(await activeOf(pace)).toBe(1);
	});

	test('calls that wait go on by themselves when the limit has grown', async () => {
		const pace = paceOf({ maxActive: 4 });
		ask(pace, 2);
		pace.slowDown(0);
		const asked = ask(pace, 2);
		await pass(4.5 * MINUTE);
		expect(asked.started).toEqual([]);
		await pass(MINUTE);
		expect(asked.started).toEqual([0]);
	});

	test('several refusals at once count as one', async () => {
		const pace = paceOf({ maxActive: 16 });
		await pass(SECOND);
		for (const startedAt of [0, 300, 600, 999, 1000]) pace.slowDown(startedAt);
		await pass(6 * SECOND);
		expect(await activeOf(pace)).toBe(8);
	});

	test('one of the next minute counts again', async () => {
		const pace = paceOf({ maxActive: 16 });
		pace.slowDown(0);
		await pass(61 * SECOND);
		pace.slowDown(60 * SECOND);
		await pass(6 * SECOND);
		expect(await activeOf(pace)).toBe(4);
	});

	test('a request that started before the last refusal does not count in the next minute either', async () => {
		const pace = paceOf({ maxActive: 16 });
		await pass(SECOND);
		pace.slowDown(0);
		await pass(61 * SECOND);
		pace.slowDown(SECOND);
		await pass(0);
		expect(await activeOf(pace)).toBe(8);
	});

	test('nobody starts for five seconds, then for twice as long, up to half a minute', async () => {
		const pace = paceOf({ maxActive: 100 });
		const holds: number[] = [];
		for (let count = 0; count < 5; count++) {
			const from = Date.now();
			pace.slowDown(from);
			const asked = ask(pace, 1);
			await pass(31 * SECOND);
			holds.push(Math.round((asked.times[0] - from) / SECOND));
			await pass(holds.length === 2 ? MINUTE : 0);
			jest.setSystemTime(asked.times[0] + (holds.length === 2 ? MINUTE : 1));
		}
		expect(holds).toEqual([5, 10, 5, 10, 20]);
	});
});

interface Allowed {
	perMinute: number;
	atOnce: number;
	window: 'fixed' | 'sliding';
}

/** A provider that allows so many calls, and answers the others with 429 and Retry-After. */
class Provider {
	readonly acceptedAt: number[] = [];

	readonly refusedAt: number[] = [];

	private active = 0;

	constructor(private readonly allowed: Allowed) {}

	/** The seconds to wait, or undefined for a call that was placed. */
	request(callMs: number): number | undefined {
		const now = Date.now();
		const { perMinute, atOnce, window } = this.allowed;
		const from = window === 'fixed' ? Math.floor(now / MINUTE) * MINUTE : now - MINUTE;
		if (this.acceptedAt.slice(-perMinute).filter((time) => time >= from).length >= perMinute || this.active >= atOnce) {
			this.refusedAt.push(now);
			return window === 'fixed' ? Math.ceil((from + MINUTE - now) / SECOND) : 5;
		}
		this.acceptedAt.push(now);
		this.active++;
		setTimeout(() => this.active--, callMs);
		return undefined;
	}
}

describe('a thousand calls', () => {
	const CALLS = 1000;
	const MAX_TRIES = 6;

	const wait = async (ms: number) => await new Promise<void>((resolve) => setTimeout(resolve, ms));

	/** As the node does it: a refused request is sent again after the wait that the provider asks for. */
	async function run(limits: PaceLimits, { allowed, callMs }: { allowed: Allowed; callMs: number }) {
		const pace = paceOf(limits);
		const provider = new Provider(allowed);
		let seed = 1;
		const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
		let ended = 0;
		let lost = 0;
		const call = async () => {
			await pace.start(undefined);
			for (let tries = 1; tries <= MAX_TRIES; tries++) {
				const startedAt = Date.now();
				await wait(20 + 400 * random());
				const askedToWait = provider.request(callMs);
				await wait(20);
				if (askedToWait === undefined) {
					await wait(callMs + 300 * random());
					ended++;
					pace.end();
					return;
				}
				pace.slowDown(startedAt);
				await wait(askedToWait * SECOND * (1 + random() / 2));
			}
			lost++;
			pace.end();
		};
		for (let index = 0; index < CALLS; index++) void call();
		while (ended + lost < CALLS) await pass(10 * MINUTE);
		return { provider, lost };
	}

	const lengthOf = (times: number[]) => times[times.length - 1] - times[0];

	test.each<[string, Allowed]>([
		['60 a minute by the clock', { perMinute: 60, atOnce: 100, window: 'fixed' }],
		['60 in any minute', { perMinute: 60, atOnce: 100, window: 'sliding' }],
		['600 in any minute', { perMinute: 600, atOnce: 1000, window: 'sliding' }],
	])('of what a provider allows, %s, nearly all is used, and nothing refused', async (_name, allowed) => {
		const { provider, lost } = await run({ callsPerMinute: allowed.perMinute, maxActive: allowed.atOnce }, { allowed, callMs: 20 * SECOND });
		expect([provider.refusedAt.length, lost]).toEqual([0, 0]);
		expect(CALLS / ((allowed.perMinute * lengthOf(provider.acceptedAt)) / MINUTE)).toBeGreaterThan(0.95);
	});

	test('of 10 calls at once as well', async () => {
		const allowed: Allowed = { perMinute: 1000, atOnce: 10, window: 'sliding' };
		const { provider, lost } = await run({ callsPerMinute: 1000, maxActive: 10 }, { allowed, callMs: 20 * SECOND });
		expect([provider.refusedAt.length, lost]).toEqual([0, 0]);
		expect((CALLS * 20 * SECOND) / (10 * lengthOf(provider.acceptedAt))).toBeGreaterThan(0.95);
	});

	const callMs = 20 * SECOND;

	test.each<[string, PaceLimits, Allowed]>([
		['120 a minute of 60 by the clock', { callsPerMinute: 120 }, { perMinute: 60, atOnce: 1000, window: 'fixed' }],
		['120 a minute of 60 in any minute', { callsPerMinute: 120 }, { perMinute: 60, atOnce: 1000, window: 'sliding' }],
		['20 at once of 10', { maxActive: 20 }, { perMinute: 1000, atOnce: 10, window: 'sliding' }],
	])('with twice what is allowed, %s, refusals become rare and nobody is lost', async (_name, limits, allowed) => {
		const { provider, lost } = await run(limits, { allowed, callMs });
		expect([provider.acceptedAt.length, lost]).toEqual([CALLS, 0]);
		expect(provider.refusedAt.filter((time) => time > 2 * MINUTE).length).toBeLessThanOrEqual(CALLS / 100);
		const ideal = Math.max(CALLS / allowed.perMinute, (CALLS * callMs) / allowed.atOnce / MINUTE);
		expect(lengthOf(provider.acceptedAt) / MINUTE).toBeLessThan(1.4 * ideal);
	});
});

test('another run goes on at the pace, and does not wait for the end of calls that nobody tells', async () => {
	const pace = paceOf({ callsPerMinute: 60, maxActive: 1 });
	ask(pace, 1);
	await pass(1);
	const asked = ask(pace.renew({ callsPerMinute: 60, maxActive: 1 }), 1);
	await pass(SECOND / 2);
	expect(asked.started).toEqual([]);
	await pass(SECOND);
	expect(asked.started).toEqual([0]);
});
