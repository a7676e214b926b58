import type { IDataObject, INode } from 'n8n-workflow';
import { mapWithLimit } from '../../../nodes/shared/core/running/mapWithLimit';
import type { Sandbox } from '../../../sandbox';
import type { EffectById } from '../effectsById';
import { ownTimeout } from '../ownTimeout';
import { placingOperation } from '../placingOperations';
import { jsonOf, runNode, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { valuesOf } from '../secretValues';
import { startElsewhere, type Elsewhere } from './elsewhere';
import type { FaultCase } from './faultCases';

const ON_ERROR: Array<INode['onError']> = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];
/** Every way in which a node goes on after a problem, with and without Retry On Fail. */
export const EVERY_SETTING = ON_ERROR.flatMap((onError) => [1, 3].map((tries) => ({ onError, tries })));
const ITEMS = 3;
/** The item that the fault befalls. */
const POSITION = 1;
/** Enough to overlap their waits, few enough to leave each a share of the processor. */
const MAX_RUNS_AT_ONCE = 60;
/** For runs that hang: ten times as long as all of them take, since a machine may be busy with other things. */
const MAX_RUN_MS = 900_000;

let elsewhere: Elsewhere;

/** What faultCases.ts expects depends on these of an operation that places something; here the answer is what counts. */
const standIn = ({ provider, needsNoBody }: EffectById) => ({
	...placingOperation(provider === 'kejue' ? 'Kejue create' : provider === 'zudu' ? 'Zudu createPhoneCall' : provider === 'levers' ? 'Levers create' : 'Elemente create'),
	answersWithId: !needsNoBody,
	answersWithStatus: 200,
});

/**
 * A test for each effect and fault: three items, the second of which it befalls.
 * @param sandbox is only used once the tests run
 */
export function testEffects(sandbox: Sandbox, effects: EffectById[], { faultCases: all, settings }: { faultCases: FaultCase[]; settings: Setting[] }): void {
	beforeAll(async () => {
		elsewhere = await startElsewhere();
	});
	afterAll(async () => await elsewhere.close());

	describe.each(effects)('$name', (effect) => {
		const faultCases = all
			.filter(({ concerns }) => concerns?.(standIn(effect)) ?? true)
			// Kejue answers with 204, which has no body that could be malformed.
			.filter(({ name }) => effect.name !== 'Kejue injectContext' || name !== 'malformed JSON after accepting');
		const cells = faultCases.flatMap((faultCase) => settings.map((setting) => ({ faultCase, setting })));
		let runs: Array<{ faultCase: FaultCase; seen: Seen; expected: Seen }>;

		beforeAll(async () => {
			const finished = await mapWithLimit(cells, MAX_RUNS_AT_ONCE, {
				run: async ({ faultCase, setting }) => ({
					faultCase,
					expected: expectedOf(effect, faultCase, setting),
					seen: await seenOf(sandbox, effect, faultCase, setting),
				}),
				stopped: () => false,
			});
			runs = finished.filter((run) => run !== undefined);
		}, MAX_RUN_MS);

		test.each(faultCases)('$name', (faultCase) => {
			const own = runs.filter((run) => run.faultCase === faultCase);
			expect(own).toHaveLength(settings.length);
			expect(own.map(({ seen }) => seen)).toEqual(own.map(({ expected }) => expected));
			expect(elsewhere.hits()).toBe(0);
		});
	});
}

type Setting = (typeof EVERY_SETTING)[number];

interface Seen {
	setting: Setting;
	/** Requests that left, item by item. */
	sent: number[];
	/** One line for each item that came out, and for the error that stopped the node. */
	outcomes: string[];
	leaks: string[];
}

async function seenOf(sandbox: Sandbox, effect: EffectById, faultCase: FaultCase, setting: Setting): Promise<Seen> {
	const { provider, operationId, parameters, binary, sharesRequests } = effect;
	const ids = await effect.arrange(sandbox, ITEMS);
	const secrets = sandboxSecrets(sandbox);
	const { times } = faultCase;
	const circumstances = { operation: standIn(effect), number: '+14155550199', secrets: valuesOf(provider, secrets), elsewhere: elsewhere.url };
	const id = ids[POSITION];
	sandbox.addFault({ provider, operationId, ...(effect.answer ? { mentions: id } : { callId: id }), fault: faultCase.fault(circumstances), ...(times && { times }) });
	effect.answer?.(sandbox, ids);
	const timeout = faultCase.timeoutS ?? 30;
	const result = await runNode({
		type: provider,
		binary,
		parameters: { ...parameters, options: { maxConcurrent: 1, timeout: sharesRequests ? ownTimeout(timeout) : timeout } },
		secrets,
		items: ids.map((id) => ({ id })),
		onError: setting.onError,
		...(setting.tries > 1 && { maxTries: setting.tries }),
	});
	const arrived = sandbox.requests(provider).filter((request) => request.operationId === operationId);
	const run = JSON.stringify(result.run);
	return {
		setting,
		sent: ids.map((id) => arrived.filter(({ path, body }) => `${decodeURIComponent(path)} ${JSON.stringify(body)}`.includes(id)).length),
		outcomes: outcomesOf(result, effect),
		leaks: valuesOf(provider, secrets).filter((secret) => run.includes(secret)),
	};
}

function outcomesOf({ items, errorItems, error }: NodeRunResult, { what }: EffectById): string[] {
	if (error) {
		const certainty = error.message.includes('may have been') && error.message.includes(what) ? 'unknown' : 'no';
		return [`stopped at item ${String(error.context.itemIndex)}, done ${certainty}`];
	}
	return [...jsonOf(items), ...jsonOf(errorItems)].map(inWords);
}

function inWords({ error, details }: IDataObject): string {
	if (error === undefined) return 'done';
	const { code, httpStatus, done, callPlaced, retryable } = details as IDataObject;
	return [code, httpStatus, `done ${String(done)}`, `callPlaced ${String(callPlaced)}`, `retryable ${String(retryable)}`].join(', ');
}

function expectedOf(effect: EffectById, faultCase: FaultCase, setting: Setting): Seen {
	const { onError, tries } = setting;
	const expectation = faultCase.expected(standIn(effect));
	const nothing = { setting, leaks: [] };
	// What may be repeated is sent again like a read: three times more, or until the fault is over.
	const sends = effect.repeatable ? Math.min(expectation.done === 'unknown' ? 4 : expectation.sends, 4) : expectation.sends;
	if (expectation.done === 'yes') return { ...nothing, sent: [1, sends, 1], outcomes: ['done', 'done', 'done'] };

	const stops = onError === 'stopWorkflow';
	const isOpen = expectation.done === 'unknown' && !effect.repeatable;
	const { code, httpStatus } = expectation;
	const retryable = expectation.done === 'unknown' ? effect.repeatable : expectation.retryable;
	const callPlaced = effect.rings ? expectation.done : 'no';
	const problem = `${code}, ${httpStatus ?? ''}, done ${expectation.done}, callPlaced ${callPlaced}, retryable ${retryable}`;
	const branches = onError === 'continueErrorOutput' ? ['done', 'done', problem] : ['done', problem, 'done'];
	// What is done once, or may be done, is never sent again by a later try; what may be repeated is.
	const again = stops ? tries : 1;
	return {
		...nothing,
		sent: [effect.repeatable ? again : 1, isOpen ? sends : sends * again, stops ? 0 : 1],
		outcomes: stops ? [`stopped at item ${POSITION}, done ${expectation.done}`] : branches,
	};
}
