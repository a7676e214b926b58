import { clearInterval, setInterval } from 'node:timers';

/** How far the clock moves at a time: less than any wait that is told apart from another. */
const STEP_MS = 40;
/** How often it moves, in real time. A process that is busy moves it less often, so that nothing runs out of time early. */
const TICK_MS = 2;

/**
 * A clock that goes twenty times as fast, for the tests of one file or one `describe`: for all waits of nodes, n8n's
 * engine and the sandbox, its latency too, which live in the same process. Requests, and the time limits of connections
 * that stand, are real. Not for tests of how soon something happens.
 */
export function useFastClock(): void {
	let ticking: NodeJS.Timeout;

	beforeAll(() => {
		jest.useFakeTimers({ doNotFake: ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] });
		ticking = setInterval(() => jest.advanceTimersByTime(STEP_MS), TICK_MS);
	});

	afterAll(() => {
		clearInterval(ticking);
		jest.useRealTimers();
	});
}
