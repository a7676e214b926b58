import type { Certain, Problem, ProblemCode } from '../../../nodes/shared/core/problem/problem';
import { Breaker } from '../../../nodes/shared/calls/rules/admission/breaker';

function problem(code: ProblemCode, done: Certain, error = 'The key is wrong.'): Problem {
	return { error, message: 'Correct it.', details: { code, httpStatus: null, done, callPlaced: done, retryable: true } };
}

const REFUSED = problem('refused', 'no');
const UNKNOWN = problem('unconfirmed', 'unknown', 'No answer came.');
const PLACED = undefined;
const INVALID = problem('invalidInput', 'no');
const CANCELED = problem('canceled', 'no');

function settled(breaker: Breaker, ...outcomes: Array<Problem | undefined>): string | undefined {
	for (const outcome of outcomes) breaker.settle(outcome);
	return breaker.stopped();
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const REFUSALS = 'Not called: 10 calls in a row were refused or failed to connect, so no more calls were started. The last error: The key is wrong.';
const IN_DOUBT = 'Not called: 3 calls in a row may or may not have been placed, so no more calls were started. The last error: No answer came.';

test.each<ProblemCode>(['unreachable', 'refused', 'unauthorized', 'rateLimited'])('10 times %s in a row stops the run', (code) => {
	const breaker = new Breaker();
	expect(settled(breaker, ...times(9, problem(code, 'no')))).toBeUndefined();
	expect(settled(breaker, problem(code, 'no'))).toBe(REFUSALS);
});

test.each<[string, Array<Problem | undefined>, string | undefined]>([
	['3 unknown outcomes in a row', times(3, UNKNOWN), IN_DOUBT],
	['2 unknown outcomes', times(2, UNKNOWN), undefined],
	['a placed call between unknown ones', [UNKNOWN, UNKNOWN, PLACED, UNKNOWN, UNKNOWN], undefined],
	['a placed call between refusals', [...times(9, REFUSED), PLACED, ...times(9, REFUSED)], undefined],
	['a call that was placed but has another problem', [...times(9, REFUSED), problem('refused', 'yes'), ...times(9, REFUSED)], undefined],
	['a placed call resets unknown ones, too', [UNKNOWN, UNKNOWN, problem('unconfirmed', 'yes'), UNKNOWN], undefined],
	['wrong input, which is the person\'s', times(100, INVALID), undefined],
	['a canceled execution', times(100, CANCELED), undefined],
	['a canceled request', times(3, problem('canceled', 'unknown')), undefined],
	['wrong input between refusals', [...times(9, REFUSED), INVALID, CANCELED, REFUSED], REFUSALS],
	['refusals between unknown outcomes', [UNKNOWN, REFUSED, UNKNOWN, REFUSED, UNKNOWN], IN_DOUBT],
	['unknown outcomes between refusals', [...times(9, REFUSED), UNKNOWN, UNKNOWN, REFUSED], REFUSALS],
	['a refusal that may have placed a call', times(3, problem('refused', 'unknown', 'No answer came.')), IN_DOUBT],
	['alternating good and bad', times(50, [REFUSED, PLACED]).flat(), undefined],
])('%s', (_name, outcomes, expected) => {
	expect(settled(new Breaker(), ...outcomes)).toBe(expected);
});

test('the number of refusals can be set', () => {
	expect(settled(new Breaker(2), REFUSED)).toBeUndefined();
	expect(settled(new Breaker(1), REFUSED)).toBe('Not called: a call was refused or failed to connect, so no more calls were started. The last error: The key is wrong.');
});

test('what ends after that changes nothing: it stays stopped, and why', () => {
	expect(settled(new Breaker(), ...times(10, REFUSED), PLACED, ...times(3, UNKNOWN))).toBe(REFUSALS);
});
