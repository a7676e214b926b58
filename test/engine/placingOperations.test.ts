import { OPERATIONS } from '../../build/operations';
import { EFFECTS_BY_ID } from './effectsById';
import { PLACING_OPERATIONS } from './placingOperations';
import { PLAIN_EFFECTS } from './plainEffects';

const effects = OPERATIONS.flatMap(({ title, operation: { effect } }) =>
	effect ? [[title, effect.what, effect.rings ?? false, effect.repeatable ?? false] as const] : [],
);

const arranged = [
	...PLACING_OPERATIONS.map(({ dials, ...operation }) => ({ ...operation, rings: dials, repeatable: false })),
	...EFFECTS_BY_ID,
].map(({ provider, parameters, what, rings, repeatable }) => [
	`${provider} ${String(parameters.resource)} ${String(parameters.operation)}`,
	what,
	rings,
	repeatable,
]);

test('every operation that rings somebody goes through all tests of faults', () => {
	expect(effects.filter(([, , rings]) => rings).toSorted()).toEqual(arranged.filter(([, , rings]) => rings).toSorted());
});

test('what is arranged for these tests is an effect of an operation', () => {
	expect(effects).toEqual(expect.arrayContaining(arranged));
});

test('every other effect goes through those that need nothing arranged', () => {
	const plain = PLAIN_EFFECTS.map(({ name, what, rings, repeatable }) => [name, what, rings, repeatable]);
	expect(plain).toEqual(effects.filter(([, , rings]) => !rings));
});
