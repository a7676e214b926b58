import { setImmediate } from 'node:timers/promises';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { useNoteRow } from './noteRow';
import { jsonOf, runNode, type NodeRun, type NodeRunResult } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const OWN_NUMBER = '+12025550100';

useFastClock();
const sandbox = useSandbox();
const row = useNoteRow();

const phone = (index: number) => `+1415557${1000 + index}`;
/** More than one page of a batch's results. */
const PEOPLE = Array.from({ length: 120 }, (_, index) => phone(index));

/** Each is an execution of its own, as far as its notes tell. */
let executions = 0;

const make = async (phones: string[], parameters: INodeParameters = {}, more: Partial<NodeRun> = {}): Promise<NodeRunResult> =>
	await runNode({
		type: 'zudu',
		parameters: { resource: 'batch', operation: 'create', fromNumber: OWN_NUMBER, toNumber: '={{ $json.phone }}', agentId: 'agent_sandbox_1', ...parameters },
		secrets: sandboxSecrets(sandbox),
		items: itemsOf(phones),
		executionId: String(++executions),
		...more,
	});

const itemsOf = (phones: string[]): IDataObject[] => phones.map((each) => ({ phone: each }));

const NAMED = { additionalFields: { name: 'Reminders' } };
const SENT = { status: 'sent' };

const losesAnswer = (accept: boolean, mentions?: string) =>
	sandbox.addFault({ provider: 'zudu', operationId: 'createBatchCall', times: 1, mentions, fault: { kind: 'reset', accept } });

const fails = (operationId: string) => sandbox.addFault({ provider: 'zudu', operationId, fault: { kind: 'status', status: 404 } });

const created = () => sandbox.requests('zudu').filter(({ operationId }) => operationId === 'createBatchCall').length;

const UNKNOWN = expect.objectContaining({ code: 'unconfirmed', done: 'unknown', callPlaced: 'unknown', retryable: false });

const ON_ERROR: Array<NonNullable<INode['onError']>> = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];

/** How each item ended: adopted, made, or in doubt. A node that stops at its problem has only that. */
const endsOf = ({ items, errorItems, error }: NodeRunResult): unknown[] => {
	if (error) return [error.message.includes('may have been started') || error.message.includes('may have been placed') ? 'stopped in doubt' : error.message];
	return [...jsonOf(items), ...jsonOf(errorItems)].map((item) => (item.details === undefined ? (item.adopted === true ? 'adopted' : 'made') : (expect(item.details).toEqual(UNKNOWN), 'in doubt')));
};

const allIn = (onError: INode['onError'], count: number) => (onError === 'stopWorkflow' ? ['stopped in doubt'] : Array.from({ length: count }, () => 'in doubt'));

describe.each(ON_ERROR)('%s: a batch whose answer was lost', (onError) => {
	test.each([['a draft', {}], ['one that starts at once', SENT], ['one with a name', { ...SENT, ...NAMED }]])('%s that was placed is found in the list and taken for each person', async (_name, parameters) => {
		losesAnswer(true);
		const result = await make(PEOPLE, parameters, { onError, maxTries: 3 });
		expect(endsOf(result)).toEqual(PEOPLE.map(() => 'adopted'));
		const ids = new Set(jsonOf(result.items).map(({ batchId }) => batchId));
		expect(ids).toEqual(new Set([expect.stringMatching(/^batch_call_/)]));
		expect(jsonOf(result.items).map(({ to }) => to)).toEqual(PEOPLE);
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(PEOPLE.map((_, item) => expect.objectContaining({ item })));
		expect(created()).toBe(1);
	});

	test.each<[string, () => Promise<unknown>, INodeParameters]>([
		['was not placed', async () => await Promise.resolve(losesAnswer(false)), SENT],
		['fits two batches', async () => (await make(PEOPLE, SENT), losesAnswer(true)), SENT],
		['is in a list that cannot be read', async () => await Promise.resolve([losesAnswer(true), fails('searchBatchCalls')]), SENT],
		['has people who cannot be read', async () => await Promise.resolve([losesAnswer(true), fails('listBatchCallTasks')]), SENT],
		['is not there, but one of other people', async () => (await make([...PEOPLE.slice(1), phone(999)], SENT), losesAnswer(false)), SENT],
		['is not there, but one of fewer people', async () => (await make(PEOPLE.slice(1), SENT), losesAnswer(false)), SENT],
		['is not there, but one of another name', async () => (await make(PEOPLE, { ...SENT, additionalFields: { name: 'Surveys' } }), losesAnswer(false)), { ...SENT, ...NAMED }],
		['is not there, but one of another agent', async () => (await make(PEOPLE, { ...SENT, agentId: 'agent_sandbox_2' }), losesAnswer(false)), SENT],
		['is not there, but a draft of the same people', async () => (await make(PEOPLE), losesAnswer(false)), SENT],
	])('that %s leaves exactly its people in doubt, and nothing is sent again', async (_name, prepare, parameters) => {
		await prepare();
		const before = created();
		const result = await make(PEOPLE, parameters, { onError, maxTries: 3 });
		expect(endsOf(result)).toEqual(allIn(onError, PEOPLE.length));
		expect(created()).toBe(before + 1);
	});

	test('an older batch of the same people is not taken', async () => {
		await make(PEOPLE, SENT);
		jest.advanceTimersByTime(60_000);
		losesAnswer(false);
		expect(endsOf(await make(PEOPLE, SENT, { onError }))).toEqual(allIn(onError, PEOPLE.length));
	});

	test('a second run with the same people does not take the batch of the first', async () => {
		losesAnswer(true);
		losesAnswer(false);
		const result = await make(PEOPLE.slice(0, 2), SENT, { onError, furtherRuns: [itemsOf(PEOPLE.slice(0, 2))] });
		expect(jsonOf(result.run.data.resultData.runData.Node[0].data?.main[0] ?? [])).toMatchObject([{ adopted: true }, { adopted: true }]);
		expect(endsOf(result)).toEqual(allIn(onError, 2));
		expect(created()).toBe(2);
	});
});

test('each of two requests of the same settings takes its own batch', async () => {
	const many = Array.from({ length: 1001 }, (_, index) => phone(index));
	sandbox.addFault({ provider: 'zudu', operationId: 'createBatchCall', times: 2, fault: { kind: 'reset', accept: true } });
	const { items, errorItems } = await make(many, {}, { onError: 'continueErrorOutput' });
	expect(errorItems).toEqual([]);
	expect(jsonOf(items).every(({ adopted }) => adopted === true)).toBe(true);
	const ids = jsonOf(items).map(({ batchId }) => batchId);
	expect(new Set(ids).size).toBe(2);
	expect(ids.slice(0, 1000)).toEqual(Array.from({ length: 1000 }, () => ids[0]));
});

test('the same people in two requests leave both in doubt: neither takes the batch of the other', async () => {
	const twice = Array.from({ length: 2000 }, (_, index) => phone(index % 1000));
	losesAnswer(true);
	const { errorItems } = await make(twice, {}, { onError: 'continueErrorOutput' });
	expect(errorItems).toHaveLength(1000);
	expect(created()).toBe(2);
});

test('an execution whose process was lost finds the batch that it has placed', async () => {
	sandbox.addFault({ provider: 'zudu', operationId: 'createBatchCall', times: 1, fault: { kind: 'silence', accept: true } });
	const how = { establishedAt: Date.now(), onError: 'continueErrorOutput' as const };
	let execution = { cancel: (): void => undefined };
	const running = make(PEOPLE, SENT, { ...how, onStart: (started) => (execution = { cancel: () => started.cancel() }) });
	while (Object.keys(sandbox.rung()).length < PEOPLE.length) await setImmediate();
	row().freeze();
	execution.cancel();
	await running;
	row().thaw();
	const result = await make(PEOPLE, SENT, { ...how, mode: 'retry' });
	expect(endsOf(result)).toEqual(PEOPLE.map(() => 'adopted'));
	expect(new Set(Object.values(sandbox.rung()))).toEqual(new Set([1]));
	expect(created()).toBe(1);
});
