import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, startClient } from './client';

const sample: unknown = JSON.parse(readFileSync(join(__dirname, '../samples/kejue.json'), 'utf8'));

let client: Client;
beforeAll(async () => {
	client = await startClient();
});
afterEach(() => client.sandbox.clear());
afterAll(async () => await client.close());

const UNAUTHORIZED = { error: expect.any(String), code: 'UNAUTHORIZED', details: {} };
const createdCall = async (body: object): Promise<Record<string, unknown>> =>
	Object((await client.send('kejue', 'POST', '/persona-calls', { body })).body);

test('the base URL has the path of the description, without it there is nothing', async () => {
	expect(client.sandbox.providers.kejue.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
	const { status } = await fetch(new URL('/tools', client.sandbox.providers.kejue.baseUrl));
	expect(status).toBe(404);
});

test.each([
	['POST', '/persona-calls', { persona_id: 'per_1', contact: { phone: '+12025550123' } }],
	['POST', '/agents/per_1/calls', { contact: { phone: '+12025550123' } }],
	['GET', '/calls', undefined],
	['GET', '/calls/call_1', undefined],
	['GET', '/tools?limit=1', undefined],
])('%s %s needs the key', async (method, path, body) => {
	for (const headers of [undefined, { 'X-API-Key': 'wrong' }]) {
		const reply = await client.send('kejue', method, path, { body, headers, signedIn: false });
		expect([reply.status, reply.body]).toEqual([401, UNAUTHORIZED]);
	}
	expect(client.sandbox.rung()).toEqual({});
});

test('createPersonaCall takes every documented field, and waits for its time', async () => {
	const reply = await client.send('kejue', 'POST', '/persona-calls', { body: sample });
	expect([reply.status, reply.body]).toEqual([
		200,
		{
			id: expect.stringMatching(/^call_[0-9a-f]{32}$/),
			contact_id: 'con_9',
			status: 'scheduled',
			created_at: expect.any(String),
			scheduled_at: '2027-01-15T14:30:00.000Z',
		},
	]);
	expect(client.sandbox.rung()).toEqual({ '+14155550123': 1 });
	expect(client.sandbox.requests()).toMatchObject([{ operationId: 'createPersonaCall', body: sample, to: '+14155550123', status: 200 }]);
});

test('createAgentCall takes the persona from the path', async () => {
	const { body } = await client.send('kejue', 'POST', '/agents/per_7/calls', { body: { contact: { phone: '+12025550123' } } });
	const call = await client.send('kejue', 'GET', `/calls/${Object(body).id}`);
	expect(call.body).toMatchObject({ persona_id: 'per_7', status: 'queued', contact: { phone: '+12025550123' } });
});

test('what does not fit the description is refused by name, and rings nobody', async () => {
	const body = { contact: { phone: '+12025550123' }, priority: 101, config: { temperature: 'hot', webhooks: [{ events: ['call.started'] }] } };
	const reply = await client.send('kejue', 'POST', '/persona-calls', { body });
	expect([reply.status, reply.body]).toEqual([
		400,
		{
			error: expect.stringContaining('body.persona_id is required'),
			code: 'BAD_REQUEST',
			details: {
				'body.persona_id': 'is required',
				'body.priority': 'must be <= 100',
				'body.config.temperature': 'must be number,null',
				'body.config.webhooks.0.url': 'is required',
			},
		},
	]);
	expect(client.sandbox.rung()).toEqual({});
});

test.each([
	['malformed JSON', '{"persona_id": ', 'is not valid JSON'],
	['no body', undefined, 'is required'],
	['a list', [], 'must be object'],
])('%s is refused', async (_name, body, message) => {
	const reply = await client.send('kejue', 'POST', '/persona-calls', { body });
	expect([reply.status, Object(reply.body).details]).toEqual([400, { body: expect.stringContaining(message) }]);
});

test('fields that the description does not know are let through', async () => {
	const body = { persona_id: 'per_1', contact: { phone: '+12025550123' }, added_later: true };
	expect((await client.send('kejue', 'POST', '/persona-calls', { body })).status).toBe(200);
});

test('a contact keeps its id, and its id alone reaches its phone', async () => {
	const first = await createdCall({ persona_id: 'per_1', contact: { phone: '+12025550123' } });
	const again = await createdCall({ persona_id: 'per_1', contact: { phone: '+1 202-555-0123' } });
	const byId = await createdCall({ persona_id: 'per_1', contact_id: first.contact_id });
	expect([again.contact_id, byId.contact_id]).toEqual([first.contact_id, first.contact_id]);
	expect(client.sandbox.rung()).toEqual({ '+12025550123': 3 });
});

test('a contact id of unknown phone counts by itself; nobody at all is accepted and fails', async () => {
	await createdCall({ persona_id: 'per_1', contact_id: 'con_9' });
	expect(client.sandbox.rung()).toEqual({ con_9: 1 });
	const { id } = await createdCall({ persona_id: 'per_1' });
	expect(client.sandbox.rung()).toEqual({ con_9: 1 });
	const { body } = await client.control('kejue', 'GET', '/_sandbox/calls');
	expect(body).toContainEqual(expect.objectContaining({ id, to: null }));
});

test('listCalls filters and pages, newest first', async () => {
	const ids: unknown[] = [];
	for (let index = 0; index < 5; index++) {
		const { id } = await createdCall({ persona_id: 'per_1', contact_id: index === 2 ? 'con_2' : 'con_1', external_reference: `order-${index}` });
		ids.unshift(id);
	}
	await createdCall({ persona_id: 'per_1', contact_id: 'con_1', schedule_at: '2999-01-01T00:00:00Z' });
	const list = async (query: string) => {
		const { calls, ...rest } = Object((await client.send('kejue', 'GET', `/calls${query}`)).body);
		return { ids: calls.map(({ id }: { id: string }) => id), ...rest };
	};
	expect(await list('?status=queued&limit=2&offset=2')).toEqual({ ids: ids.slice(2, 4), total: 5, limit: 2, offset: 2 });
	expect(await list('?contact_id=con_2')).toMatchObject({ ids: [ids[2]], total: 1 });
	expect(await list('?status=in_progress')).toMatchObject({ ids: [], total: 0 });
});

test('getCall of an unknown id', async () => {
	const reply = await client.send('kejue', 'GET', '/calls/call_x');
	expect([reply.status, reply.body]).toEqual([404, { error: 'Call not found', code: 'NOT_FOUND', details: {} }]);
});

test('listTools pages', async () => {
	const page = Object((await client.send('kejue', 'GET', '/tools?limit=10&offset=20')).body);
	expect([page.total, page.tools.length, page.tools[0].id]).toEqual([25, 5, 'tool_21']);
	const wrong = await client.send('kejue', 'GET', '/tools?limit=501&size=3');
	expect([wrong.status, Object(wrong.body).details]).toEqual([
		400,
		{ 'query.limit': 'must be <= 500', 'query.size': 'is not known here' },
	]);
});
