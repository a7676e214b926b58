import { pause } from '../pause';
import { type Client, startClient } from './client';
import { eventViolations } from './eventViolations';
import { type Receiver, startReceiver } from './receiver';

const PHASE_MS = 40;
const AGENT = 'agent_sandbox_1';
const WEBHOOK = { name: 'Mine', url: 'https://example.com/hook' };

let client: Client;
let receiver: Receiver;
beforeAll(async () => {
	client = await startClient({ phaseMs: PHASE_MS });
	receiver = await startReceiver();
});
afterEach(() => {
	client.sandbox.clear();
	receiver.clear();
});
afterAll(async () => {
	await client.close();
	await receiver.close();
});

const error = (message: string, detail: unknown) => ({ message, status: 'error', error: detail, data: null });
const dataOf = async (method: string, path: string, body?: unknown) => {
	const reply = await client.send('zudu', method, path, { body });
	expect([reply.status, reply.body]).toMatchObject([200, { message: expect.any(String), status: 'success', error: null }]);
	return Object(reply.body).data;
};
const create = async (more: object = {}) => await dataOf('POST', '/api/post-call-webhooks/create', { ...WEBHOOK, url: `${receiver.url}/hook`, ...more });
const assign = async (webhook_id: string, agent = AGENT) => await dataOf('POST', `/api/agents/${agent}/tools/post-call-webhook/assign`, { webhook_id });
const call = async (to_number = '+12025550123', override_agent_id = AGENT) =>
	(await dataOf('POST', '/api/calls/create-phone-call', { from_number: '+12025550100', to_number, override_agent_id })).call;
const settle = async (phases: number) => await pause(phases * PHASE_MS + 60);

test.each([
	['POST', '/api/post-call-webhooks/create', WEBHOOK],
	['GET', '/api/post-call-webhooks', undefined],
	['GET', '/api/post-call-webhooks/webhook_1', undefined],
	['PATCH', '/api/post-call-webhooks/webhook_1', {}],
	['DELETE', '/api/post-call-webhooks/webhook_1', undefined],
	['POST', '/api/post-call-webhooks/webhook_1/toggle', undefined],
	['GET', `/api/agents/${AGENT}/tools/post-call-webhook`, undefined],
	['POST', `/api/agents/${AGENT}/tools/post-call-webhook/assign`, { webhook_id: 'webhook_1' }],
	['DELETE', `/api/agents/${AGENT}/tools/post-call-webhook/webhook_1`, undefined],
	['PATCH', `/api/agents/${AGENT}/unassign`, undefined],
])('%s %s needs key and secret, and a thing that is there', async (method, path, body) => {
	const headers = { 'X-API-KEY': client.sandbox.providers.zudu.credentials.apiKey, 'X-API-SECRET': 's3cr3t_wrong' };
	const reply = await client.send('zudu', method, path, { body, headers, signedIn: false });
	expect([reply.status, reply.body]).toEqual([401, error('Unauthorized', expect.any(String))]);
	if (path.endsWith('/create') || path.endsWith('-webhooks') || (method === 'GET' && path.includes('/tools/'))) return;
	const missing = await client.send('zudu', method, path, { body });
	expect([missing.status, missing.body]).toEqual([404, error('Not found', expect.any(String))]);
});

describe('webhooks', () => {
	test('are registered, read, changed, flipped and removed', async () => {
		const created = await create({ description: 'For tests' });
		expect(created).toEqual({
			id: expect.stringMatching(/^webhook_/),
			name: 'Mine',
			url: `${receiver.url}/hook`,
			description: 'For tests',
			is_active: true,
			organization_id: 'org_sandbox',
			created_at: expect.any(String),
			updated_at: expect.any(String),
		});
		const path = `/api/post-call-webhooks/${created.id}`;
		await assign(created.id);
		expect(await dataOf('GET', path)).toEqual({ ...created, agent_count: 1 });
		const updated_at: unknown = expect.any(String);
		expect(await dataOf('PATCH', path, { name: 'Ours' })).toEqual({ ...created, name: 'Ours', updated_at });
		expect(await dataOf('POST', `${path}/toggle`)).toEqual({ ...created, name: 'Ours', is_active: false, updated_at });
		const other = await create();
		const listed = async (query: string) => {
			const { webhooks, count } = await dataOf('GET', `/api/post-call-webhooks${query}`);
			expect(webhooks).toHaveLength(count);
			return webhooks.map(({ id }: { id: string }) => id);
		};
		expect(await listed('')).toEqual([created.id, other.id]);
		expect(await listed('?activeOnly=true')).toEqual([other.id]);
		expect(await dataOf('DELETE', path)).toBeNull();
		expect(await listed('')).toEqual([other.id]);
		expect((await dataOf('GET', `/api/agents/${AGENT}/full`)).post_call_webhook_id).toBeNull();
	});

	test.each([
		['POST', '/api/post-call-webhooks/create', { url: 'nowhere', is_active: 'yes' }, ['body.name is required', 'body.url must match format', 'body.is_active must be boolean']],
		['POST', '/api/post-call-webhooks/create', { ...WEBHOOK, url: 'http://example.com/hook' }, ['url must use HTTPS']],
		['POST', `/api/agents/${AGENT}/tools/post-call-webhook/assign`, {}, ['body.webhook_id is required']],
	])('%s %s refuses %j', async (method, path, body, complaints) => {
		const reply = await client.send('zudu', method, path, { body });
		expect([reply.status, reply.body]).toEqual([400, error('Validation failed', expect.any(String))]);
		for (const complaint of complaints) expect(Object(reply.body).error).toContain(complaint);
		expect(client.sandbox.webhooks()).toEqual([]);
	});
});

describe('an agent', () => {
	const webhookId = async (agent = AGENT) => (await dataOf('GET', `/api/agents/${agent}`)).post_call_webhook_id;

	test('has one webhook, which a second one replaces', async () => {
		expect(await dataOf('GET', `/api/agents/${AGENT}/tools/post-call-webhook`)).toEqual({
			agent_id: AGENT,
			agent_name: 'Sandbox agent 1',
			post_call_webhook_tools: [],
			count: 0,
		});
		const [one, two] = [await create(), await create({ name: 'Two', url: 'https://example.com/two', description: 'Second' })];
		const tool = { name: 'Two', url: 'https://example.com/two', description: 'Second', trigger: 'post_call' };
		await assign(one.id);
		// The prefix of the agent's id may be missing.
		expect(await assign(two.id, 'sandbox_1')).toEqual({
			agent_id: AGENT,
			webhook_id: two.id,
			webhook_name: 'Two',
			webhook_url: 'https://example.com/two',
			webhook_tool: tool,
			total_tools: 1,
		});
		expect(await dataOf('GET', `/api/agents/${AGENT}/tools/post-call-webhook`)).toMatchObject({ post_call_webhook_tools: [tool], count: 1 });
		expect(await webhookId()).toBe(two.id);
		const { agents } = await dataOf('GET', '/api/agents?limit=2');
		expect(agents).toMatchObject([{ post_call_webhook_id: two.id }, { post_call_webhook_id: null }]);
		expect(client.sandbox.webhooks()).toEqual([
			{ provider: 'zudu', id: one.id, name: 'Mine', url: one.url, events: ['post_call'], isActive: true, boundTo: [], secret: null },
			expect.objectContaining({ id: two.id, boundTo: [AGENT] }),
		]);
	});

	test('loses the one named, and no other', async () => {
		const [one, two] = [await create(), await create()];
		await assign(one.id);
		const detach = `/api/agents/${AGENT}/tools/post-call-webhook`;
		expect((await client.send('zudu', 'DELETE', `${detach}/${two.id}`)).status).toBe(404);
		expect(await webhookId()).toBe(one.id);
		expect(await dataOf('DELETE', `${detach}/${one.id}`)).toEqual({
			agent_id: AGENT,
			agent_name: 'Sandbox agent 1',
			removed_webhook_id: one.id,
			removed_webhook_name: 'Mine',
			removed_tools_count: 1,
			success: true,
		});
		expect(await webhookId()).toBeNull();
	});

	test('loses whichever it has', async () => {
		const { id } = await create();
		await assign(id);
		expect(await dataOf('PATCH', `/api/agents/${AGENT}/unassign`)).toEqual({
			agent_id: AGENT,
			agent_name: 'Sandbox agent 1',
			unassigned_webhook_id: id,
			unassigned_webhook_name: 'Mine',
			removed_tools_count: 1,
			post_call_webhook_id: null,
		});
		expect(await webhookId()).toBeNull();
	});

	test('is not given one that is switched off', async () => {
		const { id } = await create({ is_active: false });
		const reply = await client.send('zudu', 'POST', `/api/agents/${AGENT}/tools/post-call-webhook/assign`, { body: { webhook_id: id } });
		expect([reply.status, reply.body]).toEqual([400, error('Validation failed', 'Webhook is not active')]);
	});
});

describe('after the end of a call', () => {
	test('its agent has the call told, once, unsigned, as it can be read', async () => {
		const { id } = await create();
		await assign(id);
		const { call_id } = await call();
		await call('+12025550124', 'agent_sandbox_2');
		await receiver.wait(1);
		await settle(4);
		expect(receiver.received).toEqual([
			{
				method: 'POST',
				path: '/hook',
				headers: expect.not.objectContaining({ authorization: expect.anything() }),
				text: expect.any(String),
				body: await dataOf('GET', `/api/calls/${call_id}`),
			},
		]);
		const [{ body }] = receiver.received;
		expect(body).toMatchObject({ call_status: 'ENDED', call_analysis: { call_successful: true }, transcript: expect.any(String) });
		expect(eventViolations('zudu', 'postCall', body)).toEqual([]);
		expect(client.sandbox.deliveries()).toMatchObject([{ provider: 'zudu', event: 'post_call', webhookId: id, callId: call_id, outcome: 'delivered' }]);
	});

	test('unanswered ones are told of as well, wrapped where that was chosen', async () => {
		await assign((await create()).id);
		client.sandbox.setWebhookForm('zudu', 'wrapped');
		const { call_id } = await call('+12025550151');
		const [{ body }] = await receiver.wait(1);
		expect(body).toMatchObject({ data: { call_id, disconnection_reason: 'DIAL_BUSY', call_analysis: null } });
	});

	test('nothing is sent to one that was switched off meanwhile, nor sent again when it is refused', async () => {
		const { id } = await create();
		await assign(id);
		await call();
		await dataOf('POST', `/api/post-call-webhooks/${id}/toggle`);
		await settle(4);
		expect(client.sandbox.deliveries()).toEqual([]);
		await dataOf('POST', `/api/post-call-webhooks/${id}/toggle`);
		receiver.answers.push(500);
		await call();
		await receiver.wait(1);
		await settle(12);
		expect(client.sandbox.deliveries()).toMatchObject([{ outcome: 'failed', attempts: [{ status: 500 }] }]);
	});

	test('registered calls are never told of', async () => {
		await assign((await create()).id);
		await dataOf('POST', '/api/calls/create', { agent_id: AGENT });
		await settle(5);
		expect(receiver.received).toEqual([]);
	});
});
