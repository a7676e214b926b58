import { setImmediate } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { useNoteRow } from '../noteRow';
import { parametersOf, placingOperation, type PlacingOperation } from '../placingOperations';
import { jsonOf, runNode, type NodeRun, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';

/* A campaign that a lost process has left in the middle, and what a new execution makes of the people whose calls it had begun. */

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Longer than it takes to kill a run: who is called then is still being called. */
const NOT_ANSWERED_MS = 30 * SECOND_MS;
const MAX_TEST_MS = 60_000;

const LISTS = ['listCalls', 'searchCalls', 'listPersonaCalls'];
const MANY = Array.from({ length: 300 }, (_, row) => `+1415${5_800_000 + row}`);
const [ANA, BEN, CARA, DAN] = MANY;
const BEGUN = 'it is not known whether it was placed';

useFastClock();
const sandbox = useSandbox({ phaseMs: 2000 });
const row = useNoteRow();
let executions = 0;

/** An hour of its own for each test, well before its end. */
beforeEach(() => jest.setSystemTime((Math.floor(Date.now() / HOUR_MS) + 1) * HOUR_MS + 10 * MINUTE_MS));

const later = (ms: number): void => void jest.setSystemTime(Date.now() + ms);

/** A new execution of the same workflow. */
const call = async (operation: PlacingOperation, phones: string[], campaignRules: INodeParameters = { campaign: 'spring' }, { parameters, ...more }: Partial<NodeRun> = {}): Promise<NodeRunResult> =>
	await runNode({
		type: operation.provider,
		secrets: sandboxSecrets(sandbox),
		items: phones.map((phone) => ({ phone, timeout: 60 })),
		onError: 'continueRegularOutput',
		executionId: String(++executions),
		...more,
		parameters: { ...parametersOf(operation, { maxConcurrent: 50 }), campaignRules, ...parameters },
	});

/** Begins to call everybody, and ends with its process while the last of them is being called; all calls are placed. */
const killedAt = async (operation: PlacingOperation, phones: string[], campaignRules: INodeParameters = { campaign: 'spring' }): Promise<void> => {
	for (const to of phones) sandbox.addFault({ to, operationId: operation.operationId, times: 1, fault: { kind: 'delay', ms: NOT_ANSWERED_MS } });
	let cancel = (): void => undefined;
	const running = call(operation, phones, campaignRules, { onStart: (execution) => (cancel = () => execution.cancel()) });
	await rungBy(running, phones);
	row().freeze();
	cancel();
	await running;
	row().thaw();
};

/** Waits until all of these are being called. @throws if the run ends before */
const rungBy = async (running: Promise<unknown>, phones: string[]): Promise<void> => {
	let isOver = false;
	const over = (): void => void (isOver = true);
	running.then(over, over);
	while (phones.some((phone) => sandbox.rung()[phone] === undefined)) {
		if (isOver) throw new Error(`Not everybody was called: ${JSON.stringify(sandbox.rung())}`);
		await setImmediate();
	}
};

/** Begins to call somebody, and never learns that the request did not arrive. */
const neverPlaced = async (operation: PlacingOperation, phone: string, campaignRules: INodeParameters = { campaign: 'spring' }): Promise<void> => {
	sandbox.addFault({ to: phone, operationId: operation.operationId, times: 1, fault: { kind: 'reset', accept: false } });
	await call(operation, [phone], campaignRules);
};

const forget = async (phoneNumber: string): Promise<unknown> =>
	await runNode({ type: 'callCampaign', secrets: sandboxSecrets(sandbox), executionId: String(++executions), parameters: { resource: 'campaign', operation: 'forget', campaign: 'spring', phoneNumber } });

const lookedUp = ({ provider }: PlacingOperation): number => sandbox.requests(provider).filter(({ operationId }) => LISTS.includes(operationId ?? '')).length;

/** What a new execution makes of somebody: the same call, or the words of a skip. */
const endOf = ({ items }: NodeRunResult, phone: string): string => {
	const item = jsonOf(items).find(({ to }) => to === phone);
	if (!item) return `missing: ${JSON.stringify(jsonOf(items))}`;
	if (item.adopted === true) return 'adopted';
	const { message } = Object(item.skipped);
	if (message === undefined) return 'called';
	return String(message).includes(BEGUN) ? 'begun' : String(message).startsWith('The number was called already') ? 'called already' : String(message);
};

const times = (): string[] => [...row().notes].filter((note) => note.startsWith('time '));

const [kejue, zudu] = ['Kejue create', 'Zudu createPhoneCall'].map(placingOperation);

describe.each([kejue, zudu])('$name: whoever was being called when a process was lost', (operation) => {
	test('is found by a new execution, is that call, and is called already for the next one', async () => {
		await killedAt(operation, [BEN, ANA]);
		const result = await call(operation, [ANA, CARA]);
		expect(jsonOf(result.items)).toMatchObject([
			{
				to: ANA,
				callId: expect.stringMatching(/./),
				adopted: true,
				resultNote: 'Another execution had begun this call, and it was found in the list of calls. It is not placed again. If that execution is still running, it reports the same call.',
				rules: { campaign: 'spring', attempt: 1 },
			},
			{ to: CARA },
		]);
		expect(endOf(result, CARA)).toBe('called');
		const before = lookedUp(operation);
		expect(endOf(await call(operation, [ANA]), ANA)).toBe('called already');
		expect(lookedUp(operation)).toBe(before);
		expect(sandbox.rung()).toEqual({ [ANA]: 1, [BEN]: 1, [CARA]: 1 });
	}, MAX_TEST_MS);

	/** Settings of another workflow. */
	const others: INodeParameters = operation === kejue ? { personaId: 'per_8' } : { fromNumber: '+14155550109' };

	test.each<[string, () => Promise<unknown>]>([
		['is not there', async () => await neverPlaced(operation, ANA)],
		['is not there, but one by another persona or from another number', async () => (await neverPlaced(operation, ANA), await call(operation, [ANA], {}, { parameters: others }))],
		['is not there, but one from before the person was forgotten', async () => (await killedAt(operation, [ANA]), await call(operation, [ANA]), await forget(ANA), later(2 * MINUTE_MS), await neverPlaced(operation, ANA))],
		['is not there, but one from hours before the person was forgotten', async () => (await killedAt(operation, [ANA]), later(3 * HOUR_MS), await forget(ANA), await neverPlaced(operation, ANA))],
		['is not there, but one from before the campaign', async () => (await call(operation, [ANA], {}), later(2 * MINUTE_MS), await neverPlaced(operation, ANA))],
		['is not there, but one of an earlier attempt', async () => (await call(operation, [ANA]), later(2 * MINUTE_MS), await neverPlaced(operation, ANA, { campaign: 'spring', attempt: 2 }))],
		['is not there, but one of another attempt in a later hour', async () => (await neverPlaced(operation, ANA, { campaign: 'spring', attempt: 2 }), later(HOUR_MS), await call(operation, [ANA]))],
		['is not there, but one from between the hours of the campaign', async () => (await neverPlaced(operation, ANA), later(HOUR_MS), await call(operation, [ANA], {}), later(HOUR_MS), await neverPlaced(operation, BEN))],
		['is not there, but one from before the campaign went on in another hour', async () => (await neverPlaced(operation, ANA), later(HOUR_MS), await call(operation, [ANA], {}), later(2 * MINUTE_MS), await neverPlaced(operation, BEN))],
		['fits two calls', async () => (await killedAt(operation, [ANA]), await call(operation, [ANA], {}))],
		['is in a list that cannot be read', async () => (await killedAt(operation, [ANA]), LISTS.forEach((operationId) => sandbox.addFault({ operationId, fault: { kind: 'status', status: 500 } })))],
		['was begun more than a week ago', async () => (await killedAt(operation, [ANA]), later(170 * HOUR_MS))],
	])('is left out as before if the call %s', async (name, prepare) => {
		await prepare();
		const before = sandbox.rung();
		const attempt = name.includes('attempt') ? 2 : 1;
		// The hours of the first of them are none of the lost one.
		for (let execution = 0; execution < 2; execution++) {
			expect(endOf(await call(operation, [ANA], { campaign: 'spring', attempt }), ANA)).toBe('begun');
		}
		expect(sandbox.rung()).toEqual(before);
	}, MAX_TEST_MS);

	test('is found in whichever hours the campaign was calling, restarted or not', async () => {
		await killedAt(operation, [BEN, ANA]);
		later(3 * HOUR_MS);
		await killedAt(operation, [CARA, DAN]);
		later(HOUR_MS);
		const result = await call(operation, [ANA, DAN]);
		expect([ANA, DAN].map((phone) => endOf(result, phone))).toEqual(['adopted', 'adopted']);
	}, MAX_TEST_MS);

	test('is found as well if the hour has turned after people were claimed', async () => {
		jest.setSystemTime((Math.floor(Date.now() / HOUR_MS) + 1) * HOUR_MS - 10 * SECOND_MS);
		// The second starts a minute after the first.
		await killedAt(operation, [BEN, ANA], { campaign: 'spring', callsPerMinute: 1 });
		expect(endOf(await call(operation, [ANA]), ANA)).toBe('adopted');
	}, MAX_TEST_MS);

	test('is found as well if the hour has turned while the provider asked to wait', async () => {
		jest.setSystemTime((Math.floor(Date.now() / HOUR_MS) + 1) * HOUR_MS - 20 * SECOND_MS);
		sandbox.addFault({ to: ANA, operationId: operation.operationId, times: 1, fault: { kind: 'status', status: 429, headers: { 'Retry-After': '55' } } });
		await killedAt(operation, [ANA]);
		expect(endOf(await call(operation, [ANA]), ANA)).toBe('adopted');
	}, MAX_TEST_MS);

	test.each([429, 500])('is found as well if the list is first answered with status %d', async (status) => {
		await killedAt(operation, [ANA]);
		for (const operationId of LISTS) sandbox.addFault({ operationId, times: 2, fault: { kind: 'status', status } });
		expect(endOf(await call(operation, [ANA]), ANA)).toBe('adopted');
	}, MAX_TEST_MS);

	test('is the same call in both executions if the first is still running', async () => {
		sandbox.addFault({ to: ANA, operationId: operation.operationId, times: 1, fault: { kind: 'delay', ms: NOT_ANSWERED_MS } });
		const first = call(operation, [ANA]);
		await rungBy(first, [ANA]);
		const [second] = jsonOf((await call(operation, [ANA])).items);
		expect(jsonOf((await first).items)).toMatchObject([{ to: ANA, callId: second.callId }]);
		expect(second).toMatchObject({ adopted: true });
		expect(sandbox.rung()).toEqual({ [ANA]: 1 });
	}, MAX_TEST_MS);

	test.each([['summer', 'spring'], ['spring', 'summer']])('is the call of one campaign, where two had begun to call the person: %s before %s', async (...campaigns) => {
		await neverPlaced(operation, ANA);
		later(MINUTE_MS);
		await killedAt(operation, [ANA], { campaign: 'summer' });
		const ends = [];
		for (const campaign of campaigns) ends.push(endOf(await call(operation, [ANA], { campaign }), ANA));
		expect(ends).toEqual(['adopted', 'begun']);
	}, MAX_TEST_MS);

	test('is the call of one of two new executions, and the person is called by neither', async () => {
		await killedAt(operation, [BEN, ANA]);
		const both = await Promise.all([call(operation, [ANA, BEN]), call(operation, [BEN, ANA])]);
		for (const phone of [ANA, BEN]) expect(both.map((result) => endOf(result, phone)).sort()).toEqual(['adopted', 'begun']);
		expect(sandbox.rung()).toEqual({ [ANA]: 1, [BEN]: 1 });
	}, MAX_TEST_MS);

	test('is found after a stop by hand as well, and everybody whose turn had not come is called', async () => {
		const [phones, first] = [MANY.slice(0, 150), MANY.slice(0, 30)];
		for (const to of first) sandbox.addFault({ to, operationId: operation.operationId, times: 1, fault: { kind: 'delay', ms: NOT_ANSWERED_MS } });
		let stop = (): void => undefined;
		const running = call(operation, phones, undefined, { onStart: (execution) => (stop = () => execution.cancel()) });
		await rungBy(running, first);
		stop();
		await running;
		// n8n does not wait until the others are given back.
		const begun = (): number => [...row().notes].filter((note) => note.startsWith('begun ')).length;
		for (let turn = 0; turn < 20_000 && begun() > 50; turn++) await setImmediate();
		const result = await call(operation, phones);
		expect(first.map((phone) => endOf(result, phone))).toEqual(first.map(() => 'adopted'));
		expect(new Set(phones.map((phone) => endOf(result, phone)))).toEqual(new Set(['adopted', 'called']));
		expect(sandbox.rung()).toEqual(Object.fromEntries(phones.map((phone) => [phone, 1])));
	}, MAX_TEST_MS);

	test('is found on a later page of the list, too', async () => {
		await killedAt(operation, [ANA]);
		await call(operation, MANY.slice(100, 220), {});
		expect(endOf(await call(operation, [ANA]), ANA)).toBe('adopted');
		expect(lookedUp(operation)).toBeGreaterThan(1);
	}, MAX_TEST_MS);

	test('is followed to the end, as a call of the new execution', async () => {
		await killedAt(operation, [ANA]);
		const { items } = await call(operation, [ANA], undefined, { parameters: { waitFor: 'ended', options: { pollInterval: 1 } } });
		expect(jsonOf(items)).toMatchObject([{ to: ANA, status: 'ended', adopted: true }]);
	}, MAX_TEST_MS);

	test('is looked for in one reading of the list, however many there are', async () => {
		const phones = MANY.slice(0, 40);
		await killedAt(operation, phones);
		let questions = 0;
		let before = 0;
		row().onWrite = () => {
			if (times().length > 100 && before < 100) questions++;
			before = times().length;
		};
		const result = await call(operation, phones);
		expect(phones.map((phone) => endOf(result, phone))).toEqual(phones.map(() => 'adopted'));
		expect([questions, lookedUp(operation)]).toEqual([1, 1]);
		expect(sandbox.rung()).toEqual(Object.fromEntries(phones.map((phone) => [phone, 1])));
	}, MAX_TEST_MS);
});

describe.each(['Elemente create', 'Levers create', 'Zudu createBatch'].map(placingOperation))('$name', (operation) => {
	test('is left out as before: no list says when a call to one person was created', async () => {
		await killedAt(operation, [ANA]);
		const before = sandbox.requests().length;
		expect(endOf(await call(operation, [ANA]), ANA)).toBe('begun');
		expect(sandbox.requests().slice(before).filter(({ operationId }) => /list|search/i.test(operationId ?? ''))).toEqual([]);
		expect(sandbox.rung()).toEqual({ [ANA]: 1 });
	}, MAX_TEST_MS);
});

test('a call that is found takes no start of Calls per Minute and no place of Max Calls, but one of Max Active Calls', async () => {
	await killedAt(zudu, [ANA]);
	sandbox.setPace({ phaseMs: 4000 });
	const waiting = { parameters: { waitFor: 'ended', options: { pollInterval: 1 } } };
	const startedAt = Date.now();
	const result = await call(zudu, [ANA, BEN], { campaign: 'spring', callsPerMinute: 1, maxCalls: 1, maxActiveCalls: 1 }, waiting);
	expect([ANA, BEN].map((phone) => endOf(result, phone))).toEqual(['adopted', 'called']);
	const [, ben] = sandbox.requests('zudu').filter(({ operationId }) => operationId === zudu.operationId);
	const reads = sandbox.requests('zudu').filter(({ operationId, at, id }) => operationId === 'getCall' && id < ben.id && Date.parse(at) >= startedAt);
	// Its end was read before the next call began, within the minute.
	expect(reads.length).toBeGreaterThan(0);
	expect(Date.parse(ben.at) - startedAt).toBeLessThan(MINUTE_MS);
}, MAX_TEST_MS);

test('a call is found outside of the calling hours, too', async () => {
	await killedAt(zudu, [ANA]);
	const never = { callingHours: 'custom', customHours: { hours: [{ days: [1], from: '03:00', until: '03:01' }] } };
	const result = await call(zudu, [ANA, BEN], { campaign: 'spring', ...never });
	expect(endOf(result, ANA)).toBe('adopted');
	expect(sandbox.rung()).toEqual({ [ANA]: 1 });
}, MAX_TEST_MS);

test('an AI agent gets the call, and places none', async () => {
	await killedAt(zudu, [ANA]);
	expect(endOf(await call(zudu, [ANA], { campaign: 'spring' }, { type: 'zuduTool' }), ANA)).toBe('adopted');
	expect(sandbox.rung()).toEqual({ [ANA]: 1 });
}, MAX_TEST_MS);

test.each([
	['Check Only', { checkOnly: true }],
	['a rehearsal', { rehearsalNumber: '+14155559999' }],
])('%s looks for nobody', async (_name, rules) => {
	await killedAt(zudu, [ANA]);
	await call(zudu, [ANA], { campaign: 'spring', ...rules });
	expect(lookedUp(zudu)).toBe(0);
	expect(sandbox.rung()[ANA]).toBe(1);
}, MAX_TEST_MS);

test('a question that was broken off makes no hour one of the campaign', async () => {
	await call(zudu, [ANA], {});
	later(2 * HOUR_MS);
	await neverPlaced(zudu, ANA);
	row().onWrite = (notes) => {
		if ([...notes].some((note) => / 0$/.test(note))) row().freeze();
	};
	expect(endOf(await call(zudu, [ANA]), ANA)).toBe('begun');
	row().onWrite = undefined;
	row().thaw();
	expect(times().length).toBeGreaterThan(100);
	expect(endOf(await call(zudu, [ANA]), ANA)).toBe('begun');
}, MAX_TEST_MS);

test('a campaign that is written in several ways is noted once', async () => {
	const written = await call(zudu, [ANA, BEN], { campaign: '={{ $itemIndex ? "SPRING" : "spring" }}' });
	expect([ANA, BEN].map((phone) => endOf(written, phone))).toEqual(['called', 'called']);
}, MAX_TEST_MS);

test('a run notes the hour with its claims, without a further writing, and leaves the note only if somebody is in doubt', async () => {
	const sizes: number[] = [];
	row().onWrite = (notes) => void sizes.push([...notes].filter((note) => note.startsWith('time ')).length);
	await call(zudu, MANY.slice(0, 120));
	expect(Math.max(...sizes)).toBe(2);
	expect(times()).toEqual([]);
	await neverPlaced(zudu, MANY[120]);
	expect(times()).toHaveLength(2);
	const left = times();
	await call(zudu, MANY.slice(100, 140));
	expect(times()).toEqual(left);
}, MAX_TEST_MS);
