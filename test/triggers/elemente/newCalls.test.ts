import fc from '../../fastCheck';
import type { IDataObject } from 'n8n-workflow';
import { newCalls, type SentPoll } from '../../../nodes/Elemente/trigger/newCalls';
import type { PollMemory } from '../../../nodes/Elemente/trigger/pollMemory';
import { pollWindow } from '../../../nodes/Elemente/trigger/pollWindow';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START_MS = Date.parse('2026-03-01T12:00:00Z');

const settings = { scope: 'credential/any', statuses: ['completed', 'busy'] };

interface SimulatedCall {
	id: string;
	createdAtMs: number;
	endedAtMs: number;
}

/** A poll of the simulation. Moments in real time. */
interface SimulatedPoll {
	askedAtMs: number;
	/** When the provider looked at its list. */
	listedAtMs: number;
	answeredAtMs: number;
	/** How far n8n's clock is ahead of the provider's when it asks. */
	clockOffsetMs: number;
	/** n8n is killed and started again right after the answer was taken, before this poll. */
	restartsBefore: boolean;
}

const list = (calls: SimulatedCall[], { listedAtMs }: SimulatedPoll, hours: number): IDataObject[] =>
	calls
		.filter(({ createdAtMs }) => createdAtMs <= listedAtMs && createdAtMs >= listedAtMs - hours * HOUR_MS)
		.map(({ id, endedAtMs }) => ({ id, status: endedAtMs <= listedAtMs ? 'completed' : 'in-progress' }));

/** Runs polls as n8n does: one memory for all polls of a process, stored at activation and whenever something is emitted. */
function emittedIds(calls: SimulatedCall[], polls: SimulatedPoll[], lookBackHours: number): unknown[] {
	let memory: PollMemory | undefined;
	let stored: string | undefined;
	const emitted: unknown[] = [];
	const steps = polls.flatMap((poll) => {
		let sent: SentPoll;
		const ask = () => {
			if (poll.restartsBefore && stored !== undefined) memory = JSON.parse(stored);
			sent = { memory, window: pollWindow(memory, { nowMs: poll.askedAtMs + poll.clockOffsetMs, lookBackHours }) };
		};
		const take = () => {
			const isFirst = memory === undefined;
			const taken = newCalls(list(calls, poll, sent.window.hours), { sent, memory, settings });
			memory = taken.memory;
			emitted.push(...taken.calls.map(({ id }) => id));
			if (isFirst || taken.calls.length > 0) stored = JSON.stringify(memory);
		};
		return [
			{ atMs: poll.askedAtMs, run: ask },
			{ atMs: poll.answeredAtMs, run: take },
		];
	});
	steps.sort((one, other) => one.atMs - other.atMs).forEach(({ run }) => run());
	return emitted;
}

const lookBack = fc.integer({ min: 2, max: 48 });

/** Gaps of a minute, of a night, of a long weekend. */
const gap = fc.oneof(
	{ weight: 8, arbitrary: fc.integer({ min: MINUTE_MS, max: 5 * MINUTE_MS }) },
	{ weight: 2, arbitrary: fc.integer({ min: 5 * MINUTE_MS, max: 12 * HOUR_MS }) },
	{ weight: 1, arbitrary: fc.integer({ min: 12 * HOUR_MS, max: 160 * HOUR_MS }) },
);

const pollPlan = fc.record({
	gapMs: gap,
	latencyMs: fc.integer({ min: 1, max: 30_000 }),
	/** Longer than the shortest gap, so that polls overlap. */
	answerMs: fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: MINUTE_MS, max: 4 * MINUTE_MS })),
	clockStepMs: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -30 * MINUTE_MS, max: 30 * MINUTE_MS }) }),
	restarts: fc.boolean(),
});

const callPlan = fc.record({
	/** Share of the simulated time, or hours from where the first windows begin. */
	created: fc.oneof(
		fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }) }),
		fc.record({ fromEdgeHours: fc.double({ min: -4, max: 1, noNaN: true }) }),
	),
	/** How much of the time that it may take it does take. */
	share: fc.double({ min: 0, max: 1, noNaN: true }),
});

test('each call that ends after the first poll is emitted once, whatever restarts, overlaps, takes long or runs by another clock', () => {
	fc.assert(
		fc.property(
			lookBack,
			fc.integer({ min: -240, max: 240 }),
			fc.array(pollPlan, { minLength: 2, maxLength: 40 }),
			fc.array(callPlan, { maxLength: 80 }),
			(lookBackHours, offsetHours, pollPlans, callPlans) => {
				let atMs = START_MS;
				let clockOffsetMs = offsetHours * HOUR_MS;
				let busyUntilMs = 0;
				const polls = pollPlans.map(({ gapMs, latencyMs, answerMs, clockStepMs, restarts }, index): SimulatedPoll => {
					atMs += gapMs;
					clockOffsetMs += index === 0 ? 0 : clockStepMs;
					const listedAtMs = atMs + latencyMs;
					const answeredAtMs = listedAtMs + answerMs;
					const restartsBefore = restarts && busyUntilMs < atMs;
					busyUntilMs = Math.max(busyUntilMs, answeredAtMs);
					return { askedAtMs: atMs, listedAtMs, answeredAtMs, clockOffsetMs, restartsBefore };
				});
				const lastMs = atMs + 10 * MINUTE_MS;
				polls.push({ askedAtMs: lastMs, listedAtMs: lastMs, answeredAtMs: lastMs, clockOffsetMs, restartsBefore: false });

				const earliestMs = START_MS - 100 * HOUR_MS;
				const calls = callPlans.map(({ created, share }, index): SimulatedCall => {
					const createdAtMs =
						'share' in created
							? earliestMs + created.share * (lastMs - earliestMs)
							: START_MS - (lookBackHours - created.fromEdgeHours) * HOUR_MS;
					// As long as a call may take, but for what clocks were set by.
					return { id: `call-${index}`, createdAtMs, endedAtMs: createdAtMs + share * (lookBackHours - 1) * HOUR_MS };
				});
				// The answer that comes first sets the mark.
				const [first] = [...polls].sort((one, other) => one.answeredAtMs - other.answeredAtMs);
				const expected = calls.filter(({ endedAtMs }) => endedAtMs > first.listedAtMs && endedAtMs <= lastMs).map(({ id }) => id);
				expect(emittedIds(calls, polls, lookBackHours).sort()).toEqual(expected.sort());
			},
		),
		{ numRuns: 2_000 },
	);
});

describe('windows', () => {
	const DAY = { lookBackHours: 24 };

	test('the first one looks a margin further than the second', () => {
		const first = pollWindow(undefined, { nowMs: START_MS, ...DAY });
		expect(first).toEqual({ atMs: START_MS, fromMs: START_MS - 26 * HOUR_MS, hours: 26 });
		const second = pollWindow({ polledAtMs: START_MS, fromMs: first.fromMs }, { nowMs: START_MS + MINUTE_MS, ...DAY });
		expect(second).toEqual({ atMs: START_MS + MINUTE_MS, fromMs: START_MS - 24 * HOUR_MS, hours: 25 });
	});

	test.each([
		['a minute', MINUTE_MS, 25],
		['a night', 10 * HOUR_MS, 34],
		['a week', 7 * 24 * HOUR_MS, 192],
		['a month, of which a week is caught up on', 30 * 24 * HOUR_MS, 192],
	])('after a pause of %s', (_name, pauseMs, hours) => {
		const nowMs = START_MS + pauseMs;
		expect(pollWindow({ polledAtMs: START_MS, fromMs: START_MS - 26 * HOUR_MS }, { nowMs, ...DAY })).toMatchObject({ hours });
	});

	test('a longer look back does not bring calls into view that ended before the first poll', () => {
		const last = { polledAtMs: START_MS, fromMs: START_MS - 25 * HOUR_MS };
		expect(pollWindow(last, { nowMs: START_MS + MINUTE_MS, lookBackHours: 240 })).toMatchObject({ fromMs: last.fromMs, hours: 26 });
	});

	test('a clock that was set back by a year leaves the look back', () => {
		const last = { polledAtMs: START_MS + 365 * 24 * HOUR_MS, fromMs: START_MS + 364 * 24 * HOUR_MS };
		expect(pollWindow(last, { nowMs: START_MS, ...DAY })).toMatchObject({ hours: 24 });
	});
});

describe('which calls are new', () => {
	const window = pollWindow({ polledAtMs: START_MS, fromMs: START_MS - 24 * HOUR_MS }, { nowMs: START_MS + MINUTE_MS, lookBackHours: 24 });
	const take = (calls: IDataObject[], memory: PollMemory | undefined, chosen = settings) =>
		newCalls(calls, { sent: { window, memory }, memory, settings: chosen });
	const first = (calls: IDataObject[]) => take(calls, undefined).memory;
	const newIds = (memory: PollMemory, calls: IDataObject[], chosen = settings) => take(calls, memory, chosen).calls.map(({ id }) => id);

	test('the first poll has none', () => {
		const taken = take([{ id: 'a', status: 'completed' }], undefined);
		expect(taken.calls).toEqual([]);
		expect(newIds(taken.memory, [{ id: 'a', status: 'completed' }])).toEqual([]);
	});

	test('a call changes between chosen statuses, leaves them and returns: it was new once', () => {
		let memory = first([{ id: 'a', status: 'ringing' }]);
		const seen = ['busy', 'completed', 'in-progress', 'busy'].map((status) => {
			const taken = take([{ id: 'a', status }], memory);
			memory = taken.memory;
			return taken.calls.length;
		});
		expect(seen).toEqual([1, 0, 0, 0]);
	});

	test('the same call twice in one list is new once', () => {
		const call = { id: 'a', status: 'busy' };
		expect(newIds(first([]), [call, call])).toEqual(['a']);
	});

	test('a status that was chosen just now does not make those new that had it before', () => {
		const memory = first([]);
		const chosen = { ...settings, statuses: [...settings.statuses, 'failed'] };
		const calls = [
			{ id: 'a', status: 'failed' },
			{ id: 'b', status: 'completed' },
		];
		const taken = take(calls, memory, chosen);
		expect(taken.calls).toEqual([calls[1]]);
		expect(newIds(taken.memory, [...calls, { id: 'c', status: 'failed' }], chosen)).toEqual(['c']);
	});

	test('statuses are compared without regard to case; other types and unknown words are not chosen', () => {
		const calls = [' Completed ', 'BUSY', 'transferred', '', null, 17, ['busy']].map((status, index) => ({ id: index, status }));
		expect(newIds(first([]), calls)).toEqual([0, 1]);
	});

	test('the ids 1 and "1" are one call, and other texts are told apart', () => {
		expect(newIds(first([{ id: 1, status: 'busy' }]), [{ id: '1', status: 'busy' }, { id: 'é', status: 'busy' }, { id: 'e\u0301', status: 'busy' }])).toEqual(['é', 'e\u0301']);
	});

	test('forgets what no window can show any more', () => {
		let memory: PollMemory | undefined;
		const sizes: number[] = [];
		for (let hour = 0; hour < 200; hour++) {
			const nowMs = START_MS + hour * HOUR_MS;
			const hourly = pollWindow(memory, { nowMs, lookBackHours: 24 });
			const calls = Array.from({ length: Math.min(hour + 1, hourly.hours) }, (_, age) => ({ id: `call-${hour - age}`, status: 'completed' }));
			({ memory } = newCalls(calls, { sent: { memory, window: hourly }, memory, settings }));
			sizes.push(Object.keys(memory.seen).length);
		}
		expect(Math.max(...sizes)).toBeLessThan(60);
		expect(sizes.at(-1)).toBe(sizes.at(-2));
	});
});
