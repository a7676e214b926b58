import { inspect } from 'node:util';
import { mapWithLimit } from '../../../nodes/shared/core/running/mapWithLimit';
import { startSandbox, type FaultRule, type Sandbox } from '../../../sandbox';
import { callsIn } from '../callsIn';
import type { Secrets } from '../credentialStore';
import { forbidLookUps } from '../forbidLookUps';
import { runNode, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { valuesOf } from '../secretValues';
import { describeItem, describeThrown, type Setting } from './describeOutcome';
import { startElsewhere, type Elsewhere } from './elsewhere';
import type { FaultCase } from './faultCases';
import { parametersOf, type PlacingOperation } from '../placingOperations';

const ITEMS = 7;
const NOBODYS_NUMBER = '+14155550199';
const POSITIONS = [0, 3, 6];
const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
const TRIES = [1, 5];

/** Runs of the engine side by side: enough to overlap their waits, few enough to leave each a share of the processor. */
const MAX_CELLS_AT_ONCE = 150;
const MAX_SANDBOXES = 20;

/** One run of a node over seven items, one of which a fault befalls. */
interface Cell {
	operation: PlacingOperation;
	faultCase: FaultCase;
	onError: (typeof ON_ERROR)[number];
	tries: number;
	position: number;
	/** Makes its phone numbers its own. */
	serial: number;
}

/** What became of the seven items, in words that a diff shows well. */
interface Seen {
	/** Requests that left, item by item. */
	sent: string;
	/** How often each item's phone rang (or its record was made). */
	rung: string;
	output: string[];
	errorOutput: string[];
	thrown: string | null;
	leaks: string[];
}

/** What the sandbox counted for a cell. */
interface Counts {
	sent: number[];
	rung: number[];
	/** Ids that the provider gave. */
	callIds: string[];
}

export interface Matrix {
	/** By `keyOf`. */
	cells: Map<string, { seen: Record<string, Seen>; expected: Record<string, Seen> }>;
	/** Requests to the host that redirects point to. */
	redirectsFollowed: number;
}

/** Key of a matrix: one operation under one fault, over all settings and positions. */
export function keyOf(operation: PlacingOperation, { name }: FaultCase): string {
	return `${operation.name}: ${name}`;
}

/**
 * Runs every cell of these operations and faults: three settings of On Error, Retry On Fail off and with five tries, the
 * fault at the first, a middle and the last of seven items. The numbers rung belong to one cell each, so all cells that
 * dial share a sandbox; where no phone rings, faults cannot be told apart by number, and each cell has a sandbox to itself.
 */
export async function runMatrix(operations: PlacingOperation[], faultCases: FaultCase[]): Promise<Matrix> {
	const cells = cellsOf(operations, faultCases);
	const elsewhere = await startElsewhere();
	try {
		const results = [
			...(await runSharing(cells.filter(({ operation }) => operation.dials), elsewhere)),
			...(await runAlone(cells.filter(({ operation }) => !operation.dials), elsewhere)),
		];
		const matrix: Matrix = { cells: new Map(), redirectsFollowed: elsewhere.hits() };
		for (const { cell, seen } of results) {
			const key = keyOf(cell.operation, cell.faultCase);
			const entry = matrix.cells.get(key) ?? { seen: {}, expected: {} };
			const name = `${cell.onError}, ${cell.tries === 1 ? 'no retry' : `${cell.tries} tries`}, item ${cell.position}`;
			entry.seen[name] = seen;
			entry.expected[name] = expectedOf(cell);
			matrix.cells.set(key, entry);
		}
		return matrix;
	} finally {
		await elsewhere.close();
	}
}

/** The pairs of operation and fault that exist. */
export function pairsOf(operations: PlacingOperation[], faultCases: FaultCase[]): Array<{ key: string }> {
	return operations.flatMap((operation) =>
		faultCases
			.filter(({ concerns }) => concerns?.(operation) ?? true)
			.map((faultCase) => ({ key: keyOf(operation, faultCase) })),
	);
}

function cellsOf(operations: PlacingOperation[], faultCases: FaultCase[]): Cell[] {
	const cells = faultCases.flatMap((faultCase) =>
		operations
			.filter((operation) => faultCase.concerns?.(operation) ?? true)
			.flatMap((operation) =>
				ON_ERROR.flatMap((onError) =>
					TRIES.flatMap((tries) => POSITIONS.map((position) => ({ operation, faultCase, onError, tries, position }))),
				),
			),
	);
	return cells.map((cell, serial) => ({ ...cell, serial }));
}

async function runSharing(cells: Cell[], elsewhere: Elsewhere): Promise<Array<{ cell: Cell; seen: Seen }>> {
	if (cells.length === 0) return [];
	const sandbox = await startSandbox();
	try {
		forbidLookUps(sandbox);
		const secrets = await signedIn(sandbox, cells.map(({ operation }) => operation));
		const runs = await inParallel(cells, MAX_CELLS_AT_ONCE, async (cell) => ({
			cell,
			...(await runCell(cell, { sandbox, elsewhere, secrets: structuredClone(secrets) })),
		}));
		// Counted once, at the end: each cell has numbers of its own.
		const sent = new Map<string, number>();
		for (const { to, method } of sandbox.requests()) {
			if (to !== null && method === 'POST') sent.set(to, (sent.get(to) ?? 0) + 1);
		}
		const rung = sandbox.rung();
		const idOf = new Map((await callsIn(sandbox)).map(({ id, to }) => [to, id]));
		return runs.map(({ cell, result, leaks }) => {
			const numbers = settingOf(cell).items.map(({ phone }) => phone);
			const counts = {
				sent: numbers.map((number) => sent.get(number) ?? 0),
				rung: numbers.map((number) => rung[number] ?? 0),
				callIds: numbers.flatMap((number) => idOf.get(number) ?? []),
			};
			return { cell, seen: seenIn(cell, result, counts, leaks) };
		});
	} finally {
		await sandbox.close();
	}
}

async function runAlone(cells: Cell[], elsewhere: Elsewhere): Promise<Array<{ cell: Cell; seen: Seen }>> {
	const idle = await Promise.all(Array.from({ length: Math.min(MAX_SANDBOXES, cells.length) }, async () => await startSandbox()));
	try {
		return await inParallel(cells, MAX_SANDBOXES, async (cell) => {
			const sandbox = idle.pop();
			if (!sandbox) throw new Error('Fewer sandboxes than cells at once');
			sandbox.clear();
			forbidLookUps(sandbox);
			const { result, leaks } = await runCell(cell, { sandbox, elsewhere, secrets: sandboxSecrets(sandbox) });
			const requests = sandbox.requests().filter(({ operationId }) => operationId === cell.operation.operationId);
			const callIds = (await callsIn(sandbox)).map(({ id }) => id);
			idle.push(sandbox);
			const own = settingOf(cell).items.map(({ agent }) =>
				requests.filter(({ body }) => (body as { agent_id?: string }).agent_id === agent),
			);
			const isCarriedOut = ({ fault }: { fault: string | null }) => !fault || /^delay|after accepting$/.test(fault);
			const counts = {
				sent: own.map(({ length }) => length),
				rung: own.map((each) => each.filter(isCarriedOut).length),
				callIds,
			};
			return { cell, seen: seenIn(cell, result, counts, leaks) };
		});
	} finally {
		await Promise.all(idle.map(async (sandbox) => await sandbox.close()));
	}
}

/**
 * Credentials whose tokens were fetched, by one call to somebody who belongs to no cell: hundreds of cells that fetch one
 * at the same moment would not all get it in time, and are not about that.
 */
async function signedIn(sandbox: Sandbox, operations: PlacingOperation[]): Promise<Secrets> {
	const secrets = sandboxSecrets(sandbox);
	for (const operation of new Map(operations.map((each) => [each.provider, each])).values()) {
		const { error } = await runNode({
			type: operation.provider,
			parameters: parametersOf(operation, {}),
			secrets,
			items: [{ row: 0, phone: NOBODYS_NUMBER, agent: 'agent_none', timeout: 30 }],
		});
		if (error) throw error;
	}
	return secrets;
}

async function runCell(
	cell: Cell,
	{ sandbox, elsewhere, secrets }: { sandbox: Sandbox; elsewhere: Elsewhere; secrets: Secrets },
): Promise<{ result: NodeRunResult; leaks: string[] }> {
	const { operation, onError, tries } = cell;
	for (const rule of rulesOf(cell, valuesOf(operation.provider, secrets), elsewhere.url)) sandbox.addFault(rule);
	const result = await runNode({
		type: operation.provider,
		// One by one where the order of requests counts: what a stop leaves unsent, and faults by turn.
		parameters: parametersOf(operation, { maxConcurrent: onError === 'stopWorkflow' || !operation.dials ? 1 : 3 }),
		secrets,
		items: settingOf(cell).items,
		onError,
		...(tries > 1 && { maxTries: tries }),
	});
	const run = JSON.stringify(result.run) + inspect(result.error, { depth: 10 });
	// Read after the run, so that renewed tokens are among them.
	return { result, leaks: valuesOf(operation.provider, secrets).filter((secret) => run.includes(secret)) };
}

function settingOf(cell: Cell): Setting {
	const { serial, position, operation, faultCase } = cell;
	const expectation = faultCase.expected(operation);
	return {
		operation,
		words: 'words' in expectation ? expectation.words : undefined,
		items: Array.from({ length: ITEMS }, (_, row) => ({
			row,
			phone: `+1415${2_000_000 + serial * 10 + row}`,
			agent: `agent_${row}`,
			timeout: faultCase.timeoutS !== undefined && row === position ? faultCase.timeoutS : 30,
		})),
	};
}

/** The faults that befall the item, however often it is sent in this cell. */
function rulesOf(cell: Cell, secrets: string[], elsewhere: string): FaultRule[] {
	const { operation, faultCase, onError, position } = cell;
	const { provider, operationId } = operation;
	const number = settingOf(cell).items[position].phone;
	const fault = faultCase.fault({ operation, number, secrets, elsewhere });
	const times = faultCase.times;
	if (operation.dials) return [{ provider, operationId, to: number, fault, ...(times && { times }) }];
	// By turn: the items before it, its own requests, the items after it; then again its own, in later tries.
	const carriedOut = (count: number): FaultRule[] =>
		count === 0 ? [] : [{ provider, operationId, times: count, fault: { kind: 'delay', ms: 0 } }];
	if (times) return [...carriedOut(position), { provider, operationId, times, fault }];
	if (onError === 'stopWorkflow') return [...carriedOut(position), { provider, operationId, fault }];
	return [
		...carriedOut(position),
		{ provider, operationId, times: faultCase.expected(operation).sends, fault },
		...carriedOut(ITEMS - 1 - position),
		{ provider, operationId, fault },
	];
}

function seenIn(cell: Cell, { items, errorItems, error }: NodeRunResult, counts: Counts, leaks: string[]): Seen {
	const setting = settingOf(cell);
	return {
		sent: counts.sent.join(' '),
		rung: counts.rung.join(' '),
		output: error ? [] : items.map((item) => describeItem(setting, item, 'output')),
		errorOutput: error ? [] : errorItems.map((item) => describeItem(setting, item, 'errorOutput')),
		thrown: error ? describeThrown(setting, error, counts.callIds) : null,
		leaks,
	};
}

function expectedOf(cell: Cell): Seen {
	const { operation, faultCase, onError, tries, position } = cell;
	const expectation = faultCase.expected(operation);
	const rows = Array.from({ length: ITEMS }, (_, row) => row);
	const stops = onError === 'stopWorkflow' && expectation.done !== 'yes';
	// Retry On Fail starts the node again when it throws, or when its very first item is an error.
	const startsAgain = expectation.done !== 'yes' && (stops || position === 0);
	const timesSent = expectation.done === 'no' && startsAgain ? tries * expectation.sends : expectation.sends;
	const isRung = expectation.done === 'yes' || faultCase.accepted === true;
	const problem =
		expectation.done === 'yes'
			? undefined
			: `item ${position}: ${expectation.code} ${expectation.httpStatus}, done ${expectation.done}, callPlaced ${operation.dials ? expectation.done : 'no'}, retryable ${expectation.retryable}`;
	const outputOf = (row: number) => (row === position && problem ? [problem] : [`item ${row}: placed`]);
	const unknown = expectation.done === 'unknown' ? 1 : 0;
	return {
		sent: rows.map((row) => (row === position ? timesSent : stops && row > position ? 0 : 1)).join(' '),
		rung: rows.map((row) => (row === position ? Number(isRung) : stops && row > position ? 0 : 1)).join(' '),
		output: stops
			? []
			: rows.filter((row) => onError !== 'continueErrorOutput' || row !== position || !problem).flatMap(outputOf),
		errorOutput: onError === 'continueErrorOutput' && problem ? [problem] : [],
		thrown: stops
			? `item ${position}, done ${expectation.done}: ${position} done, ${operation.dials && operation.answersWithId ? position : 0} named, ${unknown} unknown, ${ITEMS - position - unknown} not done`
			: null,
		leaks: [],
	};
}

async function inParallel<T, R>(values: T[], limit: number, run: (value: T) => Promise<R>): Promise<R[]> {
	const results = await mapWithLimit(values, limit, { run, stopped: () => false });
	return results as R[];
}
