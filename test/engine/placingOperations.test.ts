import { OPERATIONS } from '../../build/operations';
import { EFFECTS_BY_ID } from './effectsById';
import { PLACING_OPERATIONS } from './placingOperations';

test('every operation with an effect goes through the tests of faults', () => {
	const effects = OPERATIONS.flatMap(({ title, operation: { effect } }) =>
		effect ? [[title, effect.what, effect.rings ?? false, effect.repeatable ?? false]] : [],
	);
	const tested = [
		...PLACING_OPERATIONS.map(({ dials, ...operation }) => ({ ...operation, rings: dials, repeatable: false })),
		...EFFECTS_BY_ID,
	].map(({ provider, parameters, what, rings, repeatable }) => [
		`${provider} ${String(parameters.resource)} ${String(parameters.operation)}`,
		what,
		rings,
		repeatable,
	]);
	expect(effects.toSorted()).toEqual(tested.toSorted());
});
