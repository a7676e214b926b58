import type { INodeParameters } from 'n8n-workflow';
import { useSandbox } from '../useSandbox';
import { answeringServer, answerJson, type AnsweringServer } from './answeringServer';
import { builtPackage } from './builtPackage';
import { callsIn } from './callsIn';
import { pickFrom } from './pickFrom';
import { sandboxSecrets } from './sandboxSecrets';

const PHONE = '+12025550110';
const DIGEST = 'abcdefghijklmnop';

/** What a form holds that lists depend on. */
const FORM: INodeParameters = {
	resource: 'call',
	operation: 'create',
	personaId: { __rl: true, mode: 'list', value: 'per_1' },
	agentId: { __rl: true, mode: 'list', value: 'agent_sandbox_1' },
};

const PICKERS = [
	['elemente', 'searchAgents'],
	['elemente', 'searchSkills'],
	['kejue', 'searchContacts'],
	['kejue', 'searchPersonas'],
	['kejue', 'searchPhoneNumbers'],
	['kejue', 'searchTools'],
	['kejue', 'searchVoiceConfigs'],
	['kejue', 'searchVoices'],
	['kejue', 'searchWebhooks'],
	['kejueTrigger', 'searchPersonas'],
	['levers', 'searchContacts'],
	['zudu', 'searchAgents'],
	['zudu', 'searchBatches'],
	['zudu', 'searchMcpServers'],
	['zudu', 'searchMcpTools'],
	['zudu', 'searchNumbers'],
	['zudu', 'searchWebhooks'],
	['zuduTrigger', 'searchAgents'],
] as const;

/** A request of each provider that rings a phone. */
const RINGING: Record<string, object> = {
	elemente: {
		method: 'POST',
		path: '/api/v1/calls',
		body: { agentId: 'agent_sandbox_1', channel: 'call', skillId: '1', customerOverride: { phoneNumber: PHONE } },
	},
	kejue: { method: 'POST', path: '/api/v1/persona-calls', body: { persona_id: 'per_1', contact: { phone: PHONE } } },
	levers: { method: 'POST', path: '/api-service/v1/ai-features/call', body: { numberToCall: PHONE } },
	zudu: { method: 'POST', path: '/api/calls/create-phone-call', body: { from_number: '+12025550100', to_number: PHONE } },
};

const sandbox = useSandbox();
let elsewhere: AnsweringServer;

beforeAll(async () => {
	elsewhere = await answeringServer((_url, response) => answerJson(response, {}));
});

beforeEach(() => {
	elsewhere.requests.length = 0;
});

afterAll(async () => await elsewhere.close());

test('the table below holds every list of every node', async () => {
	const { nodeTypes } = await builtPackage();
	const found = Object.entries(nodeTypes).flatMap(([name, { type }]) =>
		Object.keys(('methods' in type && type.methods?.listSearch) || {}).map((method) => [name, method]),
	);
	expect(found.toSorted()).toEqual(PICKERS.map((row) => [...row]).toSorted());
});

describe.each(PICKERS)('%s %s', (type, method) => {
	const ringing = RINGING[type.replace('Trigger', '')];
	const open = async (paginationToken: string) =>
		await pickFrom({ type, method, secrets: sandboxSecrets(sandbox), parameters: FORM, paginationToken });

	test.each<[string, () => unknown]>([
		['a request to another host', () => ({ spec: { method: 'GET', path: `${elsewhere.origin}/steal` } })],
		['a request that rings', () => ({ spec: ringing })],
		['a request that deletes', () => ({ spec: { method: 'DELETE', path: '/api/anything' }, start: 'x' })],
		['another host beside a position', () => ({ at: 1, digest: DIGEST, path: `${elsewhere.origin}/steal` })],
		['a ringing body beside a position', () => ({ at: 1, digest: DIGEST, ...ringing })],
		['a query beside a position', () => ({ at: 1, digest: DIGEST, query: { limit: 1 } })],
		['a request in place of a number', () => ({ at: ringing, digest: DIGEST })],
		['an address in place of a number', () => ({ at: `${elsewhere.origin}/steal`, digest: DIGEST })],
		['a number as text', () => ({ at: '1', digest: DIGEST })],
		['a negative number', () => ({ at: -1, digest: DIGEST })],
		['a fraction', () => ({ at: 1.5, digest: DIGEST })],
		['a number beyond all lists', () => ({ at: 1e300, digest: DIGEST })],
		['no digest', () => ({ at: 1 })],
		['a text in place of the digest', () => ({ at: 1, digest: `${elsewhere.origin}/steal` })],
		['a list', () => [ringing]],
		['a bare number', () => 1],
		['nothing', () => null],
	])('refuses to go on with %s, and sends nothing', async (_name, token) => {
		await expect(open(JSON.stringify(token()))).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'The list cannot be continued: the requested page does not belong to this list.',
		});
		expect([elsewhere.requests, sandbox.requests(), sandbox.rung(), await callsIn(sandbox)]).toEqual([[], [], {}, []]);
	});

	test('refuses to go on with what is no JSON', async () => {
		await expect(open('{"at":')).rejects.toThrow('The list cannot be continued');
		expect(sandbox.requests()).toEqual([]);
	});
});

test.each([
	// Page 1 is the first one again there.
	['elemente', 'searchAgents', '/api/v1/agents?limit=100&page=2'],
	['kejue', 'searchContacts', '/api/v1/contacts?limit=100&offset=100&search=Contact'],
	['kejue', 'searchPersonas', '/api/v1/agents?limit=100&offset=100'],
	['kejue', 'searchTools', '/api/v1/tools?limit=100&offset=100'],
	['levers', 'searchContacts', '/api-service/v1/contact?page=2&size=50'],
	['zudu', 'searchAgents', '/api/agents?page=1&limit=100'],
	['zudu', 'searchNumbers', '/api/phone-numbers?page=1&limit=50'],
] as const)('%s %s gives no more than a number and a digest, and goes on with its own request', async (type, method, path) => {
	const list = { type, method, secrets: sandboxSecrets(sandbox), parameters: FORM, ...(method === 'searchContacts' && type === 'kejue' && { filter: ' Contact ' }) };
	const { paginationToken } = await pickFrom(list);
	expect(JSON.parse(String(paginationToken))).toEqual({ at: expect.any(Number), digest: expect.stringMatching(/^[\w-]{16}$/) });
	await pickFrom({ ...list, paginationToken: String(paginationToken) });
	expect(sandbox.requests().at(-1)).toMatchObject({ method: 'GET', path });
});
