import { inspect } from 'node:util';
import { mapWithLimit } from '../../../nodes/shared/core/running/mapWithLimit';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { callsIn } from '../callsIn';
import type { Secrets } from '../credentialStore';
import { forbidLookUps } from '../forbidLookUps';
import { runNode, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { valuesOf } from '../secretValues';
import { describeItem, describeThrown, type Item, type Setting } from './describeOutcome';
import { startElsewhere, type Elsewhere } from './elsewhere';
import type { Expectation, FaultCase } from './faultCases';
import { everyRun, runsInTurn, type FaultRun, type Scope } from './faultRuns';
import { namesCalls, parametersOf, PLACING_OPERATIONS, type PlacingOperation } from '../placingOperations';

const ITEMS = 5;
const MAX_TRIES = 5;
/** Of an item that nothing befalls. */
const PLACED: Expectation = { sends: 1, done: 'yes' };
const NOBODYS_NUMBER = '+14155550199';

/** Runs of the engine side by side: enough to overlap their waits, few enough to leave each a share of the processor. */
const MAX_RUNS_AT_ONCE = 150;

/** A run of an operation, with people and agents of its own. */
interface Planned {
	operation: PlacingOperation;
	run: FaultRun;
	items: Item[];
}

/** What became of the items, in words that a diff shows well. */
export interface Seen {
	/** Requests that left, item by item. */
	sent: number[];
	/** How often each item's phone rang (or its record was made). */
	rung: number[];
	output: string[];
	errorOutput: string[];
	thrown: string | null;
	leaks: string[];
}

/** What the sandbox counted for a run. */
interface Counts {
	sent: number[];
	rung: number[];
	/** Ids that the provider gave. */
	callIds: string[];
}

/** A run and what came of it. */
export interface Finished {
	operation: PlacingOperation;
	run: FaultRun;
	seen: Seen;
	expected: Seen;
}

export interface Matrix {
	finished: Finished[];
	/** Requests to the host that redirects point to. */
	redirectsFollowed: number;
}

/** Faults of these that the operation may meet. */
export function metBy(operation: PlacingOperation, faultCases: FaultCase[]): FaultCase[] {
	return faultCases.filter(({ concerns }) => concerns?.(operation) ?? true);
}

/** Operations that ring somebody are each a kind of their own; those that leave a record at the same provider are one. */
export function kindOf({ provider, dials, operationId }: PlacingOperation): string {
	return `${provider} ${dials ? operationId : 'record'}`;
}

/** The runs of an operation with these faults: all of them for the first one of its kind. */
export function runsOf(operation: PlacingOperation, faultCases: FaultCase[]): FaultRun[] {
	const ofKind = PLACING_OPERATIONS.filter((other) => kindOf(other) === kindOf(operation));
	const turn = ofKind.indexOf(operation);
	const scope: Scope = {
		faultCases: metBy(operation, faultCases),
		isProblem: (faultCase) => faultCase.expected(operation).done !== 'yes',
		items: ITEMS,
		maxTries: MAX_TRIES,
	};
	return turn === 0 ? everyRun(scope) : runsInTurn(scope, turn);
}

/** Goes through the runs of these operations side by side, at one sandbox: each has numbers and agents of its own. */
export async function runMatrix(operations: PlacingOperation[], faultCases: FaultCase[]): Promise<Matrix> {
	let serial = 0;
	const planned = operations.flatMap((operation) =>
		runsOf(operation, faultCases).map((run): Planned => ({ operation, run, items: run.faults.map((faultCase, row) => itemOf(row, serial++, faultCase)) })),
	);
	const elsewhere = await startElsewhere();
	const sandbox = await startSandbox();
	try {
		forbidLookUps(sandbox);
		const secrets = await signedIn(sandbox, operations);
		const runs = await inParallel(planned, MAX_RUNS_AT_ONCE, async (one) => ({
			planned: one,
			...(await runPlanned(one, { sandbox, elsewhere, secrets: structuredClone(secrets) })),
		}));
		const countsOf = await counting(sandbox);
		const finished = runs.map(({ planned: one, result, leaks }) => ({
			operation: one.operation,
			run: one.run,
			seen: seenIn(one, result, countsOf(one), leaks),
			expected: expectedOf(one),
		}));
		return { finished, redirectsFollowed: elsewhere.hits() };
	} finally {
		await sandbox.close();
		await elsewhere.close();
	}
}

function itemOf(row: number, serial: number, faultCase: FaultCase | undefined): Item {
	return { row, phone: `+1415${2_000_000 + serial}`, agent: `agent_${serial}_`, timeout: faultCase?.timeoutS ?? 30 };
}

/** Counted once, at the end. */
async function counting(sandbox: Sandbox): Promise<(planned: Planned) => Counts> {
	const sent = new Map<string, number>();
	const carriedOut = new Map<string, number>();
	const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
	for (const { to, method, body, fault } of sandbox.requests()) {
		const agent = (body as { agent_id?: string } | undefined)?.agent_id;
		if (to !== null && method === 'POST') count(sent, to);
		if (to !== null || agent === undefined) continue;
		count(sent, agent);
		if (!fault || /after accepting$/.test(fault)) count(carriedOut, agent);
	}
	const rung = sandbox.rung();
	const calls = await callsIn(sandbox);
	const idOf = new Map(calls.map(({ id, to }) => [to, id]));
	const records = calls.filter(({ to }) => to === null).map(({ id }) => id);
	return ({ operation, items }) => ({
		sent: items.map(({ phone, agent }) => sent.get(operation.dials ? phone : agent) ?? 0),
		rung: items.map(({ phone, agent }) => (operation.dials ? rung[phone] : carriedOut.get(agent)) ?? 0),
		callIds: operation.dials ? items.flatMap(({ phone }) => idOf.get(phone) ?? []) : records,
	});
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

async function runPlanned(
	{ operation, run, items }: Planned,
	{ sandbox, elsewhere, secrets }: { sandbox: Sandbox; elsewhere: Elsewhere; secrets: Secrets },
): Promise<{ result: NodeRunResult; leaks: string[] }> {
	const { provider, operationId, dials } = operation;
	const known = valuesOf(provider, secrets);
	items.forEach(({ phone, agent }, row) => {
		const faultCase = run.faults[row];
		if (!faultCase) return;
		const fault = faultCase.fault({ operation, number: phone, secrets: known, elsewhere: elsewhere.url });
		const { times } = faultCase;
		sandbox.addFault({ provider, operationId, ...(dials ? { to: phone } : { mentions: agent }), fault, ...(times && { times }) });
	});
	const result = await runNode({
		type: provider,
		// One by one where the order of requests counts: what a stop leaves unsent.
		parameters: parametersOf(operation, { maxConcurrent: run.onError === 'stopWorkflow' ? 1 : 3 }),
		secrets,
		items,
		onError: run.onError,
		...(run.tries > 1 && { maxTries: run.tries }),
	});
	const text = JSON.stringify(result.run) + inspect(result.error, { depth: 10 });
	// Read after the run, so that renewed tokens are among them.
	return { result, leaks: valuesOf(provider, secrets).filter((secret) => text.includes(secret)) };
}

function settingOf({ operation, run, items }: Planned): Setting {
	const words = run.faults.map((faultCase) => {
		const expectation = faultCase?.expected(operation);
		return expectation && 'words' in expectation ? expectation.words : undefined;
	});
	return { operation, items, words };
}

function seenIn(planned: Planned, { items, errorItems, error }: NodeRunResult, { sent, rung, callIds }: Counts, leaks: string[]): Seen {
	const setting = settingOf(planned);
	return {
		sent,
		rung,
		output: error ? [] : items.map((item) => describeItem(setting, item, 'output')),
		errorOutput: error ? [] : errorItems.map((item) => describeItem(setting, item, 'errorOutput')),
		thrown: error ? describeThrown(setting, error, callIds) : null,
		leaks,
	};
}

function expectedOf({ operation, run: { onError, tries, faults } }: Planned): Seen {
	const expectations = faults.map((faultCase) => faultCase?.expected(operation) ?? PLACED);
	const problem = (row: number): string | undefined => {
		const expectation = expectations[row];
		if (expectation.done === 'yes') return undefined;
		const { code, httpStatus, done, retryable } = expectation;
		return `item ${row}: ${code} ${httpStatus}, done ${done}, callPlaced ${operation.dials ? done : 'no'}, retryable ${retryable}`;
	};
	const rows = faults.map((_, row) => row);
	const stoppedAt = onError === 'stopWorkflow' ? rows.find((row) => problem(row) !== undefined) : undefined;
	const isReached = (row: number) => stoppedAt === undefined || row <= stoppedAt;
	// Retry On Fail starts the node again when it throws, or when its very first item is an error.
	const again = stoppedAt !== undefined || problem(0) !== undefined ? tries : 1;
	const counts = {
		// Only what is known to be undone is sent again by a later try.
		sent: rows.map((row) => (isReached(row) ? expectations[row].sends * (expectations[row].done === 'no' ? again : 1) : 0)),
		rung: rows.map((row) => Number(isReached(row) && (expectations[row].done === 'yes' || faults[row]?.accepted === true))),
		leaks: [],
	};
	if (stoppedAt !== undefined) {
		const { done } = expectations[stoppedAt];
		const unknown = Number(done === 'unknown');
		const named = operation.dials && namesCalls(operation) ? stoppedAt : 0;
		const thrown = `item ${stoppedAt}, done ${done}: ${stoppedAt} done, ${named} named, ${unknown} unknown, ${faults.length - stoppedAt - unknown} not done`;
		return { ...counts, output: [], errorOutput: [], thrown };
	}
	const hasBranch = onError === 'continueErrorOutput';
	return {
		...counts,
		output: rows.filter((row) => !hasBranch || problem(row) === undefined).map((row) => problem(row) ?? `item ${row}: placed`),
		errorOutput: hasBranch ? rows.flatMap((row) => problem(row) ?? []) : [],
		thrown: null,
	};
}

async function inParallel<T, R>(values: T[], limit: number, run: (value: T) => Promise<R>): Promise<R[]> {
	const results = await mapWithLimit(values, limit, { run, stopped: () => false });
	return results as R[];
}
