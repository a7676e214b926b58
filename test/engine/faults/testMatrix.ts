import type { FaultCase } from './faultCases';
import { metBy, runMatrix, type Finished, type Matrix, type Seen } from './matrix';
import type { PlacingOperation } from '../placingOperations';
import { useFastClock } from '../../fastClock';

/** For runs that hang: ten times as long as all of them take, since a machine may be busy with other things. */
const MAX_RUN_MS = 900_000;

/** What was seen and expected of one item among others. */
function ofRow({ sent, rung, output, errorOutput, thrown }: Seen, row: number): object {
	const own = (lines: string[]) => lines.filter((line) => line.startsWith(`item ${row}:`));
	return { sent: sent[row], rung: rung[row], output: own(output), errorOutput: own(errorOutput), thrown };
}

/** Tests for each operation and fault, and one for each operation with all of them. All runs come before the first test, side by side. */
export function testMatrix(operations: PlacingOperation[], faultCases: FaultCase[]): void {
	useFastClock();

	let matrix: Matrix;
	const runsOf = (one: PlacingOperation, keep: (finished: Finished) => boolean) => matrix.finished.filter((each) => each.operation === one && keep(each));
	const named = (finished: Finished[], of: (each: Finished) => object) => Object.fromEntries(finished.map((each) => [each.run.name, of(each)]));
	beforeAll(async () => {
		matrix = await runMatrix(operations, faultCases);
	}, MAX_RUN_MS);

	const pairs = operations.flatMap((operation) => metBy(operation, faultCases).map((faultCase) => ({ key: `${operation.name}: ${faultCase.name}`, operation, faultCase })));
	test.each(pairs)('$key', ({ operation, faultCase }) => {
		const own = runsOf(operation, ({ run }) => run.faults.includes(faultCase));
		expect(own).not.toEqual([]);
		const rowIn = ({ run }: Finished) => run.faults.indexOf(faultCase);
		expect(named(own, (each) => ofRow(each.seen, rowIn(each)))).toEqual(named(own, (each) => ofRow(each.expected, rowIn(each))));
	});

	test.each(operations)('$name: what becomes of the other items', (operation) => {
		const own = runsOf(operation, () => true);
		const differing = own.filter(({ seen, expected }) => JSON.stringify(seen) !== JSON.stringify(expected));
		expect(differing.map(({ run, seen }) => ({ ...nameOf(run), ...seen }))).toEqual(differing.map(({ run, expected }) => ({ ...nameOf(run), ...expected })));
	});

	test('no credential has travelled to another host', () => {
		expect(matrix.redirectsFollowed).toBe(0);
	});
}

function nameOf({ name, faults }: Finished['run']): object {
	return { name, faults: faults.map((faultCase) => faultCase?.name) };
}
