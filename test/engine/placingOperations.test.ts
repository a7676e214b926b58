import { elemente } from '../../nodes/Elemente/provider';
import { kejue } from '../../nodes/Kejue/provider';
import { levers } from '../../nodes/Levers/provider';
import type { Provider } from '../../nodes/shared/provider';
import { zudu } from '../../nodes/Zudu/provider';
import { PLACING_OPERATIONS } from './placingOperations';

test('every operation that places one thing per item goes through the tests of faults', () => {
	const providers: Record<string, Provider> = { kejue, zudu, elemente, levers };
	// Whole lists of people are placed by other resources, whose answers look otherwise: they have tests of their own.
	const placing = Object.entries(providers).flatMap(([name, { resources }]) =>
		Object.entries(resources.call)
			// Moves a call that must be there first: see zudu.test.ts.
			.filter(([operation, { places }]) => places !== undefined && operation !== 'reschedule')
			.map(([operation]) => `${name} call ${operation}`),
	);
	const tested = PLACING_OPERATIONS.map(({ provider, parameters }) => `${provider} ${String(parameters.resource)} ${String(parameters.operation)}`);
	expect(placing.toSorted()).toEqual(tested.toSorted());
});
