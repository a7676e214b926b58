import { elemente } from '../../nodes/Elemente/provider';
import { kejue } from '../../nodes/Kejue/provider';
import { levers } from '../../nodes/Levers/provider';
import type { Provider } from '../../nodes/shared/core/provider';
import { zudu } from '../../nodes/Zudu/provider';
import { EFFECTS_BY_ID } from './effectsById';
import { PLACING_OPERATIONS } from './placingOperations';

test('every operation with an effect goes through the tests of faults', () => {
	const providers: Record<string, Provider> = { kejue, zudu, elemente, levers };
	const effects = Object.entries(providers).flatMap(([name, { resources }]) =>
		Object.entries(resources).flatMap(([resource, operations]) =>
			Object.entries(operations).flatMap(([operation, { effect }]) =>
				effect ? [[`${name} ${resource} ${operation}`, effect.what, effect.rings ?? false, effect.repeatable ?? false]] : [],
			),
		),
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
