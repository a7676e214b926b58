import { elemente } from '../../nodes/Elemente/provider';
import { kejue } from '../../nodes/Kejue/provider';
import { levers } from '../../nodes/Levers/provider';
import type { Provider } from '../../nodes/shared/provider';
import { zudu } from '../../nodes/Zudu/provider';
import { DIALLING_OPERATIONS } from './placingOperations';

test('every operation that rings the number of its item goes through the tests of faults', () => {
	const providers: Record<string, Provider> = { kejue, zudu, elemente, levers };
	const dialling = Object.entries(providers).flatMap(([name, { resources }]) =>
		Object.entries(resources).flatMap(([resource, operations]) =>
			Object.entries(operations)
				.filter(([, { effect, to }]) => effect?.rings && to !== undefined)
				.map(([operation]) => `${name} ${resource} ${operation}`),
		),
	);
	const tested = DIALLING_OPERATIONS.map(
		({ provider, parameters }) => `${provider} ${String(parameters.resource)} ${String(parameters.operation)}`,
	);
	expect(dialling.toSorted()).toEqual(tested.toSorted());
});
