import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ProviderName } from '../../sandbox';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/** Long enough for a call to be still under way when it is looked for. */
const PHASE_MS = 20_000;

const ID = '123e4567-e89b-12d3-a456-426614174000';

const CREATE: Record<string, { type: ProviderName; operationId: string; parameters: INodeParameters }> = {
	Kejue: {
		type: 'kejue',
		operationId: 'createPersonaCall',
		parameters: { operation: 'create', personaId: 'per_1', phone: '={{ $json.phone }}' },
	},
	Zudu: {
		type: 'zudu',
		operationId: 'createPhoneCall',
		parameters: { operation: 'createPhoneCall', fromNumber: '+12025559000', toNumber: '={{ $json.phone }}' },
	},
	Elemente: {
		type: 'elemente',
		operationId: 'createCall',
		parameters: { operation: 'create', agentId: ID, skillId: ID, channel: 'call', phoneNumber: '={{ $json.phone }}' },
	},
	Levers: {
		type: 'levers',
		operationId: 'callContact',
		parameters: { operation: 'create', numberToCall: '={{ $json.phone }}' },
	},
};

const sandbox = useSandbox({ phaseMs: PHASE_MS });

const run = async (name: string, items: IDataObject[], parameters: INodeParameters = {}, more: Partial<NodeRun> = {}) =>
	await runNode({
		type: CREATE[name].type,
		parameters: { resource: 'call', ...CREATE[name].parameters, ...parameters },
		secrets: sandboxSecrets(sandbox),
		items,
		onError: 'continueErrorOutput',
		...more,
	});

const losesAnswer = (name: string, to: string, accept: boolean, times?: number) => {
	const { type, operationId } = CREATE[name];
	sandbox.addFault({ provider: type, operationId, to, times, fault: { kind: 'reset', accept } });
};

describe.each(['Kejue', 'Zudu', 'Elemente'])('%s', (name) => {
	useFastClock();
	const [first, second] = ['+12025557001', '+12025557002'];

	test('a call whose answer was lost is found in the list and taken for the item', async () => {
		losesAnswer(name, first, true);
		const { items, errorItems } = await run(name, [{ phone: first }, { phone: second }]);
		expect(errorItems).toEqual([]);
		expect(jsonOf(items)).toMatchObject([{ to: first, adopted: true }, { to: second }]);
		expect(jsonOf(items)[1]).not.toHaveProperty('adopted');
		expect(jsonOf(items)[0].callId).toEqual(expect.any(String));
		expect(sandbox.rung()).toEqual({ [first]: 1, [second]: 1 });
	});

	test('Raw output marks it too', async () => {
		losesAnswer(name, first, true);
		const { items } = await run(name, [{ phone: first }], { output: 'raw' });
		expect(jsonOf(items)).toMatchObject([{ adopted: true }]);
		expect(sandbox.rung()).toEqual({ [first]: 1 });
	});

	test('a call that was never accepted is not found, and the item says that its end is unknown', async () => {
		losesAnswer(name, first, false);
		const { items, errorItems } = await run(name, [{ phone: first }]);
		expect(items).toEqual([]);
		expect(jsonOf(errorItems)).toMatchObject([{ phone: first, details: { callPlaced: 'unknown', retryable: false } }]);
		expect(sandbox.rung()).toEqual({});
	});

	test.each([[true, true], [true, false], [false, true]])('the same number in two items leaves both open: neither takes the call of the other (accepted: %s, %s)', async (...accepted) => {
		for (const accept of accepted) losesAnswer(name, first, accept, 1);
		const { items, errorItems, hints } = await run(name, [{ phone: first }, { phone: first }]);
		expect(items).toEqual([]);
		expect(jsonOf(errorItems)).toMatchObject([{ details: { callPlaced: 'unknown' } }, { details: { callPlaced: 'unknown' } }]);
		expect(sandbox.rung()).toEqual({ [first]: accepted.filter(Boolean).length });
		expect(JSON.stringify(hints)).toContain('…7001 (items 0, 1)');
	});

	test.each([true, false])('a second run with the same number does not take the call of the first (accepted: %s)', async (accept) => {
		losesAnswer(name, first, true, 1);
		losesAnswer(name, first, accept, 1);
		const { items, errorItems, run: { data } } = await run(name, [{ phone: first }], {}, { furtherRuns: [[{ phone: first }]] });
		const [of] = jsonOf(data.resultData.runData.Node[0].data?.main[0] ?? []);
		expect(of).toMatchObject({ to: first, adopted: true });
		expect(sandbox.rung()).toEqual({ [first]: accept ? 2 : 1 });
		expect(errorItems).toHaveLength(accept ? 0 : 1);
		expect(jsonOf(items).map(({ callId }) => callId === of.callId)).toEqual(accept ? [false] : []);
	});

	test('two calls that fit are no match', async () => {
		await run(name, [{ phone: first }]);
		losesAnswer(name, first, true);
		const { errorItems } = await run(name, [{ phone: first }]);
		expect(jsonOf(errorItems)).toMatchObject([{ details: { callPlaced: 'unknown' } }]);
	});

	test('a list that cannot be read leaves the item as it is', async () => {
		losesAnswer(name, first, true);
		const operationId = name === 'Zudu' ? 'searchCalls' : 'listCalls';
		sandbox.addFault({ provider: CREATE[name].type, operationId, fault: { kind: 'status', status: 404 } });
		const { errorItems } = await run(name, [{ phone: first }]);
		expect(jsonOf(errorItems)).toMatchObject([{ details: { callPlaced: 'unknown' } }]);
	});
});

test('Zudu: another call to the same number with other metadata is not ours', async () => {
	const phone = '+12025557003';
	await run('Zudu', [{ phone }], { metadata: { pairs: [{ key: 'row', type: 'number', value: '1' }] } });
	losesAnswer('Zudu', phone, false);
	const { errorItems } = await run('Zudu', [{ phone }], { metadata: { pairs: [{ key: 'row', type: 'number', value: '2' }] } });
	expect(jsonOf(errorItems)).toMatchObject([{ details: { callPlaced: 'unknown' } }]);
});

test('Levers cannot be asked: its error says where to look and how to tell by metadata', async () => {
	const phone = '+12025557004';
	losesAnswer('Levers', phone, true);
	const { errorItems } = await run('Levers', [{ phone }]);
	expect(jsonOf(errorItems)).toMatchObject([{ details: { callPlaced: 'unknown' } }]);
	expect(String(jsonOf(errorItems)[0].message)).toMatch(/metadata/i);
	const operations = sandbox.requests('levers').map(({ operationId }) => operationId);
	expect(operations.filter((operationId) => operationId === 'callContact')).toHaveLength(1);
	expect(operations.at(-1)).toBe('callContact');
});

test('looking for a call leaves its place to the next item, also when refusals have left only one', async () => {
	const phones = Array.from({ length: 8 }, (_, index) => `+1202555710${index}`);
	sandbox.addFault({ provider: 'kejue', operationId: 'createPersonaCall', to: phones[0], fault: { kind: 'status', status: 429 }, times: 1 });
	losesAnswer('Kejue', phones[1], false);
	const { items, errorItems } = await run('Kejue', phones.map((phone) => ({ phone })), { options: { maxConcurrent: 3 } });
	expect([items.length, errorItems.length]).toEqual([7, 1]);
	const operations = sandbox.requests('kejue').map(({ method }) => method);
	expect(operations.lastIndexOf('POST')).toBeLessThan(operations.lastIndexOf('GET'));
});
