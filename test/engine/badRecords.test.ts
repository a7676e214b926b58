import type { INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { answeringServer, answerJson, type AnsweringServer } from './answeringServer';
import { pickFrom } from './pickFrom';
import { jsonOf, runNode } from './runNode';

/** What stands in a list and is no record of it. */
const BAD: Array<[string, unknown]> = [
	['null', null],
	['a text', 'call'],
	['a number', 7],
	['a boolean', true],
	['a list', [{ id: 'x', call_id: 'x' }]],
	['a record without an ID', { status: 'completed', name: 'Nobody' }],
	['a record with an empty ID', { id: '', call_id: '', batch_call_id: '', agent_id: '', phone_number: '', uuid: '' }],
	['a record whose ID is an object', { id: {}, call_id: {}, batch_call_id: {}, agent_id: {}, phone_number: {}, uuid: {} }],
];

/** What is no list at all. `undefined` is an answer without a body. */
const NO_LIST: Array<[string, unknown]> = [
	['no body', undefined],
	['null', null],
	['an empty object', {}],
	['a text', 'none'],
	['a list under another name', { other: 'none' }],
];

const FORM: INodeParameters = {
	resource: 'call',
	operation: 'create',
	personaId: { __rl: true, mode: 'list', value: 'per_1' },
	agentId: { __rl: true, mode: 'list', value: 'a_1' },
};

type List = (entries: unknown[]) => unknown;

const under =
	(name: string): List =>
	(entries) => ({ [name]: entries });
const bare: List = (entries) => entries;

const GET_MANY: Array<[string, List, string]> = [
	['kejue', under('calls'), 'id'],
	['zudu', under('calls'), 'call_id'],
	['zudu', (entries) => ({ data: { calls: entries, pagination: { has_next_page: false } } }), 'call_id'],
	['elemente', bare, 'id'],
	['elemente', under('data'), 'id'],
];

const PICKERS: Array<[string, string, List, string]> = [
	['kejue', 'searchPersonas', under('agents'), 'id'],
	['kejueTrigger', 'searchPersonas', under('agents'), 'id'],
	['kejue', 'searchContacts', under('contacts'), 'id'],
	['kejue', 'searchTools', under('tools'), 'id'],
	['kejue', 'searchWebhooks', bare, 'id'],
	['kejue', 'searchVoiceConfigs', (entries) => ({ agents: [null, { id: 'per_1', voice_configs: entries }], total: 2 }), 'id'],
	['zudu', 'searchAgents', under('agents'), 'agent_id'],
	['zuduTrigger', 'searchAgents', under('agents'), 'agent_id'],
	['zudu', 'searchNumbers', under('phone_numbers'), 'phone_number'],
	['zudu', 'searchBatches', under('batch_calls'), 'batch_call_id'],
	['zudu', 'searchMcpServers', under('servers'), 'id'],
	['zudu', 'searchWebhooks', under('webhooks'), 'id'],
	['elemente', 'searchAgents', bare, 'id'],
	['elemente', 'searchSkills', (entries) => ({ id: 'a_1', skills: entries }), 'id'],
	['levers', 'searchContacts', under('items'), 'uuid'],
	['levers', 'searchContacts', bare, 'uuid'],
];

/** The provider itself looks for the words. */
const SEARCHED_THERE = ['kejue searchContacts', 'zudu searchMcpServers'];

useFastClock();

let server: AnsweringServer;
let body: unknown;

beforeAll(async () => {
	server = await answeringServer((url, response) => {
		// A page after the last one is empty.
		const isFirst = Number(url.searchParams.get('offset') ?? 0) === 0;
		if (body === undefined) response.writeHead(200).end();
		else answerJson(response, isFirst ? body : { calls: [], agents: [], contacts: [], tools: [] });
	});
});

beforeEach(() => {
	server.requests.length = 0;
});

afterAll(async () => await server.close());

const secrets = () => ({
	kejueApi: { baseUrl: server.origin, apiKey: 'k' },
	zuduApi: { baseUrl: server.origin, apiKey: 'k', apiSecret: 's' },
	elementeApi: { baseUrl: server.origin, username: 'u', password: 'p' },
	leversApi: { baseUrl: server.origin, authentication: 'token', token: 't', accessToken: 't' },
});

const listCalls = async (type: string) =>
	await runNode({ type, parameters: { resource: 'call', operation: 'getMany', returnAll: true, output: 'raw' }, secrets: secrets() });

const pick = async (type: string, method: string, filter?: string) =>
	await pickFrom({ type, method, secrets: secrets(), parameters: FORM, filter });

// All at once, since each is read four times, with waits.
test.each(NO_LIST)('%s instead of a list is an error, in every Get Many and every picker', async (_name, answer) => {
	body = answer;
	const lists = await Promise.all(GET_MANY.map(async ([type]) => await listCalls(type)));
	expect(lists.map(({ items }) => items)).toEqual(GET_MANY.map(() => []));
	expect(lists.map(({ error }) => error?.message)).toEqual(GET_MANY.map(() => expect.stringMatching(/returned no usable response \(HTTP 200/)));
	const picks = await Promise.allSettled(PICKERS.map(async ([type, method]) => await pick(type, method)));
	expect(picks).toEqual(
		PICKERS.map(() => ({ status: 'rejected', reason: expect.objectContaining({ message: expect.stringMatching(/returned no usable response \(HTTP 200/) }) })),
	);
});

describe.each(GET_MANY)('%s Get Many (%#)', (type, list, id) => {
	const getMany = async () => await listCalls(type);

	test.each(BAD)('%s among good records: those are returned, and it is told once', async (_name, bad) => {
		const good = ['one', 'two', 'three'].map((value) => ({ [id]: value }));
		body = list([bad, good[0], bad, good[1], good[2], bad]);
		const { items, hints, error } = await getMany();
		expect(error).toBeUndefined();
		expect(jsonOf(items)).toEqual(good);
		expect(hints).toEqual([
			expect.objectContaining({
				message: '3 entries of the list were left out, because an entry without an ID cannot be used. All others are included.',
			}),
		]);
	});

	test('tells nothing of a list in which all is well', async () => {
		body = list([{ [id]: 'one' }]);
		expect((await getMany()).hints).toEqual([]);
	});

	test('gives nothing for an empty list', async () => {
		body = list([]);
		const { items, error } = await getMany();
		expect([items, error]).toEqual([[], undefined]);
	});

	test('says that a list of nothing but bad records could not be read', async () => {
		body = list([null, {}]);
		expect((await getMany()).error?.message).toMatch(/could not be read|returned no usable response/);
	});
});

describe.each(PICKERS)('%s %s (%#)', (type, method, list, id) => {
	const open = async (filter?: string) => await pick(type, method, filter);

	test.each(BAD)('%s among good records: those can be chosen', async (_name, bad) => {
		body = list([bad, { [id]: 'one' }, bad, { [id]: 'two' }]);
		expect((await open()).results.map(({ value }) => value)).toEqual(['one', 'two']);
	});

	test('looks for the words without the spaces around them', async () => {
		body = list(['Eins', 'Zwei'].map((name) => ({ [id]: name, name, first_name: name, agent_name: name, nickname: name })));
		const found = (await open('  zwEi \n')).results.map(({ value }) => value);
		const search = new URL(server.requests[0].url, server.origin).searchParams.get('search');
		expect([search, found]).toEqual(SEARCHED_THERE.includes(`${type} ${method}`) ? ['zwEi', ['Eins', 'Zwei']] : [null, ['Zwei']]);
	});

	test('nothing but spaces looks for nothing', async () => {
		body = list([{ [id]: 'one' }]);
		expect((await open('   ')).results.map(({ value }) => value)).toEqual(['one']);
		expect(JSON.stringify(server.requests)).not.toContain('search=');
	});
});
