import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { mapWithLimit } from '../../../nodes/shared/core/running/mapWithLimit';
import type { Sandbox } from '../../../sandbox';
import { EFFECTS_BY_ID, type EffectById } from '../effectsById';
import { placingOperation } from '../placingOperations';
import { PLAIN_EFFECTS } from '../plainEffects';
import { runNode, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { valuesOf } from '../secretValues';
import { startElsewhere, type Elsewhere } from './elsewhere';
import type { Expectation, FaultCase } from './faultCases';
import { everyRun, runsInTurn, type FaultRun, type Scope } from './faultRuns';

const ITEMS = 3;
const MAX_TRIES = 3;
/** Enough to overlap their waits, few enough to leave each a share of the processor. */
const MAX_RUNS_AT_ONCE = 150;
/** For runs that hang: ten times as long as all of them take, since a machine may be busy with other things. */
const MAX_RUN_MS = 900_000;
/** Items that would be sent together are sent in requests of their own where their timeouts differ. */
const APART_S = 0.01;
/** Of an item that nothing befalls. */
const DONE: Expectation = { sends: 1, done: 'yes' };

let elsewhere: Elsewhere;

/** What faultCases.ts expects depends on these of an operation that places something; here the answer is what counts. */
const standIn = ({ provider, needsNoBody }: EffectById) => ({
	...placingOperation(provider === 'kejue' ? 'Kejue create' : provider === 'zudu' ? 'Zudu createPhoneCall' : provider === 'levers' ? 'Levers create' : 'Elemente create'),
	answersWithId: !needsNoBody,
	answersWithStatus: 200,
});

/** Faults of these that the effect may meet. */
export function metBy(effect: EffectById, faultCases: FaultCase[]): FaultCase[] {
	return (
		faultCases
			.filter(({ concerns }) => concerns?.(standIn(effect)) ?? true)
			// Where nothing is arranged at the sandbox it can accept nothing.
			.filter(({ accepted = false }) => !(accepted && effect.answer))
			// Kejue answers with 204, which has no body that could be malformed.
			.filter(({ name }) => effect.name !== 'Kejue injectContext' || name !== 'malformed JSON after accepting')
	);
}

/** What the way of an effect depends on. */
export function kindOf({ provider, rings, repeatable, needsNoBody, sharesRequests, binary }: EffectById): string {
	const words = { rings, repeatable, 'needs no body': needsNoBody, 'shares requests': sharesRequests, 'sends files': binary !== undefined };
	return [provider, ...Object.entries(words).flatMap(([word, holds]) => (holds ? [word] : []))].join(', ');
}

/** Those arranged by hand come first of their kind. */
export const EFFECTS = [...EFFECTS_BY_ID, ...PLAIN_EFFECTS];

export function scopeOf(effect: EffectById, faultCases: FaultCase[]): Scope {
	return {
		faultCases: metBy(effect, faultCases),
		isProblem: (faultCase) => faultCase.expected(standIn(effect)).done !== 'yes',
		items: ITEMS,
		maxTries: MAX_TRIES,
		positionsInTurn: true,
	};
}

/** The runs of an effect with these faults: all of them for the first one of its kind. */
export function runsOf(effect: EffectById, faultCases: FaultCase[]): FaultRun[] {
	const turn = EFFECTS.filter((other) => kindOf(other) === kindOf(effect)).indexOf(effect);
	const scope = scopeOf(effect, faultCases);
	return turn === 0 ? everyRun(scope) : runsInTurn(scope, turn);
}

/**
 * A test for each effect and fault, and one for each effect with all of them.
 * @param sandbox is only used once the tests run
 */
export function testEffects(sandbox: Sandbox, effects: EffectById[], faultCases: FaultCase[]): void {
	let all: Finished[];

	beforeAll(async () => {
		elsewhere = await startElsewhere();
		const planned = effects.flatMap((effect) => runsOf(effect, faultCases).map((run) => ({ effect, run })));
		const runs = await mapWithLimit(planned, MAX_RUNS_AT_ONCE, {
			run: async ({ effect, run }) => ({ effect, run, expected: expectedOf(effect, run), ...(await goThrough(sandbox, effect, run)) }),
			stopped: () => false,
		});
		// Counted once, at the end: each run has ids of its own.
		const texts = new Map<string, string[]>();
		for (const { provider, operationId, path, body } of sandbox.requests()) {
			const endpoint = `${provider} ${operationId}`;
			const known = texts.get(endpoint) ?? [];
			known.push(`${decodeURIComponent(path)} ${JSON.stringify(body)}`);
			texts.set(endpoint, known);
		}
		const sentFor = ({ provider, operationId }: EffectById, id: string) => texts.get(`${provider} ${operationId}`)?.filter((text) => text.includes(id)).length ?? 0;
		all = runs
			.filter((run) => run !== undefined)
			.map(({ ids, seen, ...one }) => ({ ...one, seen: { sent: ids.map((id) => sentFor(one.effect, id)), ...seen } }));
	}, MAX_RUN_MS);
	afterAll(async () => await elsewhere.close());

	describe.each(effects)('$name', (effect) => {
		let finished: Finished[];
		beforeAll(() => (finished = all.filter((one) => one.effect === effect)));

		test.each(metBy(effect, faultCases))('$name', (faultCase) => {
			const own = finished.filter(({ run }) => run.faults.includes(faultCase));
			expect(own).not.toEqual([]);
			const ofRow = ({ sent, outcomes }: Seen, { run }: Finished) => {
				const row = run.faults.indexOf(faultCase);
				return { run: run.name, sent: sent[row], outcome: outcomes.filter((line) => line.startsWith(`item ${row}:`)) };
			};
			expect(own.map((one) => ofRow(one.seen, one))).toEqual(own.map((one) => ofRow(one.expected, one)));
			expect(elsewhere.hits()).toBe(0);
		});

		test('what becomes of the other items', () => {
			const differing = finished.filter(({ seen, expected }) => JSON.stringify(seen) !== JSON.stringify(expected));
			const withName = ({ run }: Finished, seen: Seen) => ({ run: run.name, faults: run.faults.map((faultCase) => faultCase?.name), ...seen });
			expect(differing.map((one) => withName(one, one.seen))).toEqual(differing.map((one) => withName(one, one.expected)));
		});
	});
}

interface Seen {
	/** Requests that left, item by item. */
	sent: number[];
	/** One line for each item that came out, and for the error that stopped the node. */
	outcomes: string[];
	leaks: string[];
}

/** A run and what came of it. */
interface Finished {
	effect: EffectById;
	run: FaultRun;
	seen: Seen;
	expected: Seen;
}

async function goThrough(sandbox: Sandbox, effect: EffectById, run: FaultRun): Promise<{ ids: string[]; seen: Omit<Seen, 'sent'> }> {
	const { provider, operationId, parameters, binary, sharesRequests } = effect;
	const ids = await effect.arrange(sandbox, run.faults.length);
	const secrets = sandboxSecrets(sandbox);
	const circumstances = { operation: standIn(effect), number: '+14155550199', secrets: valuesOf(provider, secrets), elsewhere: elsewhere.url };
	run.faults.forEach((faultCase, row) => {
		if (!faultCase) return;
		const { times } = faultCase;
		const target = effect.answer ? { mentions: ids[row] } : { callId: ids[row] };
		sandbox.addFault({ provider, operationId, ...target, fault: faultCase.fault(circumstances), ...(times && { times }) });
	});
	effect.answer?.(sandbox, ids);
	const result = await runNode({
		type: provider,
		binary,
		parameters: { ...parameters, options: { maxConcurrent: 1, timeout: '={{ $json.timeout }}' } },
		secrets,
		items: ids.map((id, row) => ({ id, timeout: (run.faults[row]?.timeoutS ?? 30) + (sharesRequests ? row * APART_S : 0) })),
		onError: run.onError,
		...(run.tries > 1 && { maxTries: run.tries }),
	});
	const text = JSON.stringify(result.run);
	return { ids, seen: { outcomes: outcomesOf(result, effect), leaks: valuesOf(provider, secrets).filter((secret) => text.includes(secret)) } };
}

function outcomesOf({ items, errorItems, error }: NodeRunResult, { what }: EffectById): string[] {
	if (error) {
		const certainty = error.message.includes('may have been') && error.message.includes(what) ? 'unknown' : 'no';
		return [`item ${String(error.context.itemIndex)}: stopped, done ${certainty}`];
	}
	return [...items, ...errorItems].map(inWords);
}

function inWords({ json, pairedItem }: INodeExecutionData): string {
	const row = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
	if (json.error === undefined) return `item ${row}: done`;
	const { code, httpStatus, done, callPlaced, retryable } = json.details as IDataObject;
	return `item ${row}: ${[code, httpStatus, `done ${String(done)}`, `callPlaced ${String(callPlaced)}`, `retryable ${String(retryable)}`].join(', ')}`;
}

function expectedOf(effect: EffectById, { onError, tries, faults }: FaultRun): Seen {
	const { repeatable, rings } = effect;
	const expectations = faults.map((faultCase) => faultCase?.expected(standIn(effect)) ?? DONE);
	const problem = (row: number): string | undefined => {
		const expectation = expectations[row];
		if (expectation.done === 'yes') return undefined;
		const { code, httpStatus, done } = expectation;
		const retryable = done === 'unknown' ? repeatable : expectation.retryable;
		return `item ${row}: ${code}, ${httpStatus ?? ''}, done ${done}, callPlaced ${rings ? done : 'no'}, retryable ${retryable}`;
	};
	const rows = faults.map((_, row) => row);
	const stoppedAt = onError === 'stopWorkflow' ? rows.find((row) => problem(row) !== undefined) : undefined;
	// Retry On Fail starts the node again when it throws, or when its very first item is an error.
	const laterTries = stoppedAt !== undefined || problem(0) !== undefined ? tries - 1 : 0;
	const sendsOf = (row: number): number => {
		if (stoppedAt !== undefined && row > stoppedAt) return 0;
		const { sends, done } = expectations[row];
		// What may be repeated is sent again like a read: three times more, or until the fault is over.
		const inOneTry = repeatable ? Math.min(done === 'unknown' ? 4 : sends, 4) : sends;
		// What is done once, or may be done, is never sent again by a later try; what may be repeated is.
		const inLaterTry = done === 'no' || (done === 'unknown' && repeatable) ? inOneTry : Number(repeatable);
		return inOneTry + laterTries * inLaterTry;
	};
	const common = { sent: rows.map(sendsOf), leaks: [] };
	if (stoppedAt !== undefined) return { ...common, outcomes: [`item ${stoppedAt}: stopped, done ${expectations[stoppedAt].done}`] };
	const lines = rows.map((row) => problem(row) ?? `item ${row}: done`);
	const isProblem = (line: string, row: number) => line === problem(row);
	const branches = [...lines.filter((line, row) => !isProblem(line, row)), ...lines.filter(isProblem)];
	return { ...common, outcomes: onError === 'continueErrorOutput' ? branches : lines };
}
