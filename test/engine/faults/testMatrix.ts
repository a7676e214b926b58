import type { FaultCase } from './faultCases';
import { pairsOf, runMatrix, type Matrix } from './matrix';
import type { PlacingOperation } from '../placingOperations';
import { useFastClock } from '../../fastClock';

/** For cells that hang: ten times as long as all of them take, since a machine may be busy with other things. */
const MAX_RUN_MS = 900_000;

/** Settings of On Error, times Retry On Fail on and off, times the positions of the fault. */
const CELLS = 18;

/** A test for each operation and fault. All cells run before the first one, side by side. */
export function testMatrix(operations: PlacingOperation[], faultCases: FaultCase[]): void {
	useFastClock();
	let matrix: Matrix;

	beforeAll(async () => {
		matrix = await runMatrix(operations, faultCases);
	}, MAX_RUN_MS);

	test.each(pairsOf(operations, faultCases))('$key', ({ key }) => {
		const { seen, expected } = matrix.cells.get(key) ?? { seen: {} };
		expect(Object.keys(seen)).toHaveLength(CELLS);
		expect(seen).toEqual(expected);
	});

	test('no credential has travelled to another host', () => {
		expect(matrix.redirectsFollowed).toBe(0);
	});
}
