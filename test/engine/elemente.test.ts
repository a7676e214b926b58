import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { answeringServer, answerJson } from './answeringServer';
import { pickFrom, pickFromAll } from './pickFrom';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const ID = '123e4567-e89b-12d3-a456-426614174000';

useFastClock();
const sandbox = useSandbox({ phaseMs: 0 });

const run = async (operation: string, parameters: INodeParameters, options: Partial<NodeRun> = {}) =>
	await runNode({
		type: 'elemente',
		parameters: { resource: 'call', operation, ...parameters },
		secrets: sandboxSecrets(sandbox),
		...options,
	});

const place = async (parameters: INodeParameters = {}, items: IDataObject[] = [{}]) => {
	const entered = { agentId: ID, skillId: ID, channel: 'call', phoneNumber: '+14155550123', ...parameters };
	return jsonOf((await run('create', entered, { items })).items).map(({ callId }) => String(callId));
};

const sent = (operationId: string) => sandbox.requests('elemente').filter((request) => request.operationId === operationId);

const day = (offset: number) => DateTime.utc().plus({ days: offset }).toISODate();
const [YESTERDAY, TODAY, TOMORROW] = [day(-1), day(0), day(1)];

describe('getMany', () => {
	it.each([
		['channel', { channel: 'sms' }, '?channel=sms', ['sms']],
		['status', { status: 'busy' }, '?status=busy', ['busy']],
		['hours', { hrs: 2 }, '?hrs=2', ['answered', 'busy', 'sms']],
		['sanitised', { sanitised: 'yes' }, '?sanitised=yes', ['answered', 'busy', 'sms']],
		['first day', { dateFrom: TODAY }, `?dateRange[from]=${TODAY}`, ['answered', 'busy', 'sms']],
		['a first day to come', { dateFrom: TOMORROW }, `?dateRange[from]=${TOMORROW}`, []],
		['last day', { dateTo: `${YESTERDAY}T23:00:00` }, `?dateRange[to]=${YESTERDAY}`, []],
		['a range of days', { dateFrom: YESTERDAY, dateTo: TODAY }, `?dateRange[from]=${YESTERDAY}&dateRange[to]=${TODAY}`, ['answered', 'busy', 'sms']],
		['all of them', { channel: 'call', hrs: 24, sanitised: 'yes', status: 'completed' }, '?hrs=24&status=completed&channel=call&sanitised=yes', ['answered']],
		['nothing', {}, '', ['answered', 'busy', 'sms']],
	])('narrows the list by %s', async (_name, filters, query, expected) => {
		const ids: Record<string, string> = {
			answered: (await place())[0],
			busy: (await place({ phoneNumber: '+12025550151' }))[0],
			sms: (await place({ channel: 'sms' }))[0],
		};
		const { items } = await run('getMany', { filters });
		expect(jsonOf(items).map(({ callId }) => callId).toSorted()).toEqual(expected.map((name) => ids[name]).toSorted());
		expect(sent('listCalls').map(({ path }) => decodeURIComponent(path))).toEqual([`/api/v1/calls${query}`]);
	});

	it('gives one item per call, up to the limit or all, from one request', async () => {
		await place({ phoneNumber: '={{ $json.phone }}' }, Array.from({ length: 60 }, (_, index) => ({ phone: `+1415555${1000 + index}` })));
		expect((await run('getMany', {})).items).toHaveLength(50);
		expect((await run('getMany', { limit: 3 })).items).toHaveLength(3);
		const { items } = await run('getMany', { returnAll: true, output: 'raw' });
		expect(items).toHaveLength(60);
		expect(items[0].json).toHaveProperty('customerPhone');
		expect(sent('listCalls')).toHaveLength(3);
	});

	const call = { id: ID, status: 'completed', customerPhone: '+14155550123', messages: [] };

	it.each([
		['one object, as documented', call, [ID]],
		['a list', [call, { ...call, id: 17 }], [ID, '17']],
		['a wrapped list', { data: [call], filters: [] }, [ID]],
		['an empty list', [], []],
	])('reads %s', async (_name, answer, expected) => {
		const server = await answeringServer((_url, response) => answerJson(response, answer));
		const { items } = await run('getMany', {}, { secrets: { elementeApi: { baseUrl: server.origin, username: 'a', password: 'b' } } });
		expect(jsonOf(items).map(({ callId }) => callId)).toEqual(expected);
		await server.close();
	});

	it('refuses an answer that is no list of calls', async () => {
		const server = await answeringServer((_url, response) => answerJson(response, { calls: 'none' }));
		const { error } = await run('getMany', {}, { secrets: { elementeApi: { baseUrl: server.origin, username: 'a', password: 'b' } } });
		expect(error?.message).toContain('Elemente returned no usable response');
		await server.close();
	});
});

describe('update', () => {
	it('sends each field and gives the call', async () => {
		const [callId] = await place();
		const updateFields = { agentId: { __rl: true, mode: 'id', value: '17' }, status: 'resolved' };
		const { items } = await run('update', { callId, note: 'Asked to be called back', updateFields });
		expect(sent('updateCall').map(({ body }) => body)).toEqual([{ note: 'Asked to be called back', agentId: '17', status: 'resolved' }]);
		expect(jsonOf(items)).toEqual([expect.objectContaining({ callId, status: 'ended', outcome: 'answered' })]);
	});

	it('sends a note alone', async () => {
		const [callId] = await place();
		await run('update', { callId, note: 'Asked to be called back' });
		expect(sent('updateCall').map(({ body }) => body)).toEqual([{ note: 'Asked to be called back' }]);
	});

	it('refuses an update of nothing before it is sent', async () => {
		const { error } = await run('update', { callId: ID });
		expect(error?.message).toBe("'Update Fields' is empty: nothing to update. [item 0]");
		expect(sandbox.requests('elemente')).toEqual([]);
	});

	it('is repeated after a lost answer, and says so when that does not help', async () => {
		const [callId] = await place();
		sandbox.addFault({ provider: 'elemente', operationId: 'updateCall', times: 1, fault: { kind: 'reset', accept: true } });
		expect(jsonOf((await run('update', { callId, note: 'A' })).items)).toEqual([expect.objectContaining({ callId })]);
		expect(sent('updateCall')).toHaveLength(2);
		sandbox.addFault({ provider: 'elemente', operationId: 'updateCall', fault: { kind: 'reset', accept: true } });
		const { error } = await run('update', { callId, note: 'B' });
		expect(error?.message).toBe('Elemente did not confirm the update of the call (the connection was lost): it may have been made. [item 0]');
	});
});

describe('getTranscript', () => {
	it('gives the text', async () => {
		const [callId] = await place();
		const { items } = await run('getTranscript', { callId });
		expect(jsonOf(items)).toEqual([{ callId, transcript: expect.stringContaining('Goodbye') }]);
	});

	it.each([
		['call', null],
		['sms', expect.stringMatching(/Z$/)],
	])('gives one item per turn of a %s', async (channel, saidAt) => {
		const [callId] = await place({ channel });
		const { items } = await run('getTranscript', { callId, format: 'turns' });
		expect(jsonOf(items).map(({ role }) => role)).toEqual(['agent', 'user', 'agent']);
		expect(jsonOf(items)[1]).toEqual({
			callId,
			role: 'user',
			text: 'Hello, yes, I have a minute.',
			saidAt,
		});
	});
});

it.each(['text', 'turns'])('getTranscript gives an item for a call that nobody answered, too (%s)', async (format) => {
	const [callId] = await place({ phoneNumber: '+12025550152' });
	const { items } = await run('getTranscript', { callId, format, options: { pollInterval: 1 } });
	expect(jsonOf(items)).toEqual([{ callId, transcript: null }]);
});

it('getRecording waits for the file and gives it', async () => {
	sandbox.setPace({ phaseMs: 100, recordingDelayMs: 500 });
	const [callId] = await place();
	const { items } = await run('getRecording', { callId, options: { pollInterval: 1 } });
	expect(jsonOf(items)).toEqual([
		{ callId, fileName: `recording-${callId}.wav`, mimeType: 'audio/wav', fileSizeBytes: expect.any(Number) },
	]);
	expect(Buffer.from(items[0].binary?.data.data ?? '', 'base64').subarray(0, 4).toString()).toBe('RIFF');
	expect(sent('getCall').length).toBeGreaterThan(1);
});

describe('lists to choose from', () => {
	const list = (method: string, more: object = {}) => ({ type: 'elemente', method, secrets: sandboxSecrets(sandbox), ...more });

	it('agents, also by a part of the name', async () => {
		expect(await pickFromAll(list('searchAgents'))).toHaveLength(130);
		const { results } = await pickFrom(list('searchAgents', { filter: 'AGENT 130' }));
		expect(results).toEqual([{ name: expect.stringMatching(/^Sandbox agent 130 \(.+\)$/), value: expect.any(String) }]);
	});

	it.each([
		['counts pages from 0', (page: number) => page],
		['counts pages from 1', (page: number) => Math.max(page - 1, 0)],
	])('agents, all 2.5 pages of a provider that %s', async (_name, indexOf) => {
		const agents = Array.from({ length: 250 }, (_, index) => ({ id: `agent-${index}`, name: null }));
		const from0 = indexOf(1) === 1;
		const server = await answeringServer((url, response) => {
			const page = indexOf(Number(url.searchParams.get('page') ?? (from0 ? 0 : 1)));
			answerJson(response, agents.slice(page * 100, (page + 1) * 100));
		});
		const secrets = { elementeApi: { baseUrl: server.origin, username: 'a', password: 'b' } };
		const results = await pickFromAll({ type: 'elemente', method: 'searchAgents', secrets });
		expect(results.map(({ value }) => value)).toEqual(agents.map(({ id }) => id));
		await server.close();
	});

	it('agents of a provider that gives the same page for ever', async () => {
		const agents = Array.from({ length: 100 }, (_, index) => ({ id: `agent-${index}`, name: null }));
		const server = await answeringServer((_url, response) => answerJson(response, agents));
		const secrets = { elementeApi: { baseUrl: server.origin, username: 'a', password: 'b' } };
		expect(await pickFromAll({ type: 'elemente', method: 'searchAgents', secrets })).toHaveLength(100);
		expect(server.requests.map(({ url }) => url)).toEqual(['', '&page=1', '&page=2'].map((page) => `/api/v1/agents?limit=100${page}`));
		await server.close();
	});

	it('skills of the chosen agent', async () => {
		const [, second] = await pickFromAll(list('searchAgents'));
		const agentId = { __rl: true, mode: 'list', value: second.value };
		const skills = await pickFromAll(list('searchSkills', { parameters: { agentId } }));
		expect(skills.map(({ name }) => name.replace(/ \(.*/, ''))).toEqual(['Remind', 'Survey']);
		expect(sent('getAgent').map(({ path }) => path)).toEqual([`/api/v1/agents/${String(second.value)}`]);
		const { items } = await run('create', { agentId, skillId: { __rl: true, mode: 'list', value: skills[1].value }, channel: 'call', phoneNumber: '+14155550123' });
		expect(items).toHaveLength(1);
		expect(sent('createCall').map(({ body }) => body)).toEqual([
			expect.objectContaining({ agentId: second.value, skillId: skills[1].value }),
		]);
	});

	it.each([{}, { agentId: { __rl: true, mode: 'list', value: '' } }])('skills say that an agent must be chosen first (%j)', async (parameters) => {
		await expect(pickFrom(list('searchSkills', { parameters }))).rejects.toThrow("'Agent' is empty, but skills belong to an agent.");
		expect(sandbox.requests('elemente')).toEqual([]);
	});

	it('skills of an agent that is gone say so in the words of Elemente', async () => {
		await expect(pickFrom(list('searchSkills', { parameters: { agentId: ID } }))).rejects.toThrow('Elemente refused the request (HTTP 404: Agent not found).');
	});

	it('agents show why they cannot be loaded', async () => {
		const secrets = sandboxSecrets(sandbox);
		secrets.elementeApi.password = 'wrong';
		await expect(pickFrom({ type: 'elemente', method: 'searchAgents', secrets })).rejects.toThrow(/Elemente did not accept the credential \(HTTP 401/);
	});
});
