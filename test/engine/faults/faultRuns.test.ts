import { PLACING_OPERATIONS } from '../placingOperations';
import { REFUSALS, UNCONFIRMED, WAITS, type FaultCase } from './faultCases';
import { GOING_ON, runsInTurn, TURNS, type FaultRun, type Scope } from './faultRuns';
import { kindOf as kindOfOperation, metBy, runsOf } from './matrix';
import { EFFECTS, kindOf as kindOfEffect, runsOf as runsOfEffect, scopeOf } from './testEffects';

const FAULT_CASES = [...REFUSALS, ...WAITS, ...UNCONFIRMED];

/** Runs in which this fault alone stops the node, as "position, tries". */
function stopsBy(faultCase: FaultCase, runs: FaultRun[]): string[] {
	const own = runs.filter(({ onError, faults }) => onError === 'stopWorkflow' && faults.includes(faultCase) && faults.filter(Boolean).length === 1);
	return own.map(({ faults, tries }) => `${['first', 'middle', 'last'][faults.indexOf(faultCase) / ((faults.length - 1) / 2)]}, ${tries}`);
}

/** Runs that go on after this fault and the others, as "way, tries". */
function goingOn(faultCase: FaultCase, runs: FaultRun[]): string[] {
	const own = runs.filter(({ onError, faults }) => onError !== 'stopWorkflow' && faults.includes(faultCase) && faults.filter(Boolean).length > 1);
	return own.map(({ onError, tries }) => `${onError}, ${tries}`);
}

const firstOfKind = <One>(all: One[], kindOf: (one: One) => string) => all.filter((one) => all.findIndex((other) => kindOf(other) === kindOf(one)) === all.indexOf(one));

describe('an operation that places something, the first of its kind', () => {
	const pairs = firstOfKind(PLACING_OPERATIONS, kindOfOperation).flatMap((operation) =>
		metBy(operation, FAULT_CASES).map((faultCase) => [operation, faultCase, faultCase.expected(operation).done === 'yes'] as const),
	);

	test.each(pairs)('$name meets $name alone and with all others, wherever and however that may matter', (operation, faultCase, done) => {
		const runs = runsOf(operation, FAULT_CASES);
		// An item that is done in the end gives Retry On Fail nothing to do, which it shows where it is on.
		const tries = done ? [5] : [1, 5];
		expect(stopsBy(faultCase, runs).toSorted()).toEqual(tries.flatMap((each) => ['first', 'last', 'middle'].map((place) => `${place}, ${each}`)).toSorted());
		expect(goingOn(faultCase, runs).toSorted()).toEqual(['continueErrorOutput, 1', 'continueErrorOutput, 5', 'continueRegularOutput, 1', 'continueRegularOutput, 5']);
		const restarting = runs.filter(({ onError, faults }) => onError !== 'stopWorkflow' && faults[0] === faultCase && faults.length === 5);
		expect(restarting.map((run) => run.tries)).toEqual(done ? [] : [5]);
	});
});

describe('an effect on what is there, the first of its kind', () => {
	test.each(firstOfKind(EFFECTS, kindOfEffect))('$name meets each fault alone and with all others, and stops at each position', (effect) => {
		const { faultCases, isProblem } = scopeOf(effect, FAULT_CASES);
		const runs = runsOfEffect(effect, FAULT_CASES);
		const places = new Set<string>();
		for (const faultCase of faultCases) {
			const stops = stopsBy(faultCase, runs);
			expect(stops.map((stop) => stop.split(', ')[1])).toEqual(isProblem(faultCase) ? ['1', '3'] : ['3']);
			for (const stop of stops) places.add(stop);
			expect(goingOn(faultCase, runs)).toHaveLength(4);
		}
		expect([...places].toSorted()).toEqual(['first, 1', 'first, 3', 'last, 1', 'last, 3', 'middle, 1', 'middle, 3']);
	});

	test('they are of every provider', () => {
		expect([...new Set(firstOfKind(EFFECTS, kindOfEffect).map(({ provider }) => provider))].toSorted()).toEqual(['elemente', 'kejue', 'levers', 'zudu']);
	});
});

test.each([
	...PLACING_OPERATIONS.map((operation) => ({ name: operation.name, met: metBy(operation, FAULT_CASES), runs: runsOf(operation, FAULT_CASES) })),
	...EFFECTS.map((effect) => ({ name: effect.name, met: scopeOf(effect, FAULT_CASES).faultCases, runs: runsOfEffect(effect, FAULT_CASES) })),
])('$name meets every fault that there is for it', ({ met, runs }) => {
	expect(met.length).toBeGreaterThan(20);
	expect(met.filter((faultCase) => goingOn(faultCase, runs).length === 0)).toEqual([]);
	expect(runs.some(({ onError }) => onError === 'stopWorkflow')).toBe(true);
});

test('the others of a kind stop by every fault, at each position, and go on in every way, in turn', () => {
	const [operation] = PLACING_OPERATIONS;
	const scope: Scope = { faultCases: FAULT_CASES, isProblem: (faultCase) => faultCase.expected(operation).done !== 'yes', items: 3, maxTries: 3 };
	const runs = Array.from({ length: TURNS }, (_, index) => runsInTurn(scope, index + 1)).flat();
	const problems = FAULT_CASES.filter(scope.isProblem);
	expect(problems.filter((faultCase) => stopsBy(faultCase, runs).length !== 1)).toEqual([]);
	expect([...new Set(problems.flatMap((faultCase) => stopsBy(faultCase, runs)))].toSorted()).toEqual(['first, 3', 'last, 3', 'middle, 3']);
	const ways = runs.flatMap(({ onError, tries }) => (onError === 'stopWorkflow' ? [] : `${onError}, ${tries}`));
	expect([...new Set(ways)].toSorted()).toEqual(GOING_ON.flatMap((way) => [`${way}, 1`, `${way}, 3`]).toSorted());
});
