import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startClock } from './client';
import { useClient } from './useClient';

const PHASE_MS = 60_000;
const sample: unknown = JSON.parse(readFileSync(join(__dirname, '../samples/kejue.json'), 'utf8'));

const client = useClient({ phaseMs: PHASE_MS });

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
	['POST', '/calls/call_1/inject-context', { text: 'x' }],
	['GET', '/tools?limit=1', undefined],
	['GET', '/tools/tool_1', undefined],
	['GET', '/agents', undefined],
	['GET', '/agents/per_1', undefined],
	['GET', '/contacts', undefined],
	['GET', '/contacts/con_sandbox_1', undefined],
	['GET', '/phone-numbers', undefined],
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

describe('injectContext', () => {
	const inject = async (id: unknown, body: object = { text: 'The parcel has arrived.' }) =>
		await client.send('kejue', 'POST', `/calls/${String(id)}/inject-context`, { body });

	test('is taken while the call is in progress only', async () => {
		const clock = startClock();
		const { id } = await createdCall({ persona_id: 'per_1', contact: { phone: '+12025550123' } });
		const statuses = [];
		for (let phase = 0; phase < 4; phase++) {
			statuses.push((await inject(id)).status);
			clock.advance(PHASE_MS);
		}
		expect(statuses).toEqual([409, 409, 204, 409]);
		const refused = await inject(id, { text: 'x', urgency: 'later' });
		expect(refused.body).toEqual({ error: 'Call is not in progress', code: 'CONFLICT', details: {} });
	});

	test('of an unknown call, without text, with an unknown urgency', async () => {
		const unknown = await inject('call_x');
		expect([unknown.status, unknown.body]).toEqual([404, { error: 'Call not found', code: 'NOT_FOUND', details: {} }]);
		const wrong = await inject('call_x', { urgency: 'now' });
		expect([wrong.status, Object(wrong.body).details]).toEqual([
			400,
			{ 'body.text': 'is required', 'body.urgency': 'must be one of immediate, soon, later' },
		]);
	});
});

describe('lists', () => {
	const get = async (path: string) => Object((await client.send('kejue', 'GET', path)).body);
	const idsOf = (items: Array<{ id: string }>) => items.map(({ id }) => id);

	test.each([
		['/agents', 'agents', 'per_', 250, {}],
		['/tools', 'tools', 'tool_', 250, {}],
		['/phone-numbers', 'phone_numbers', 'pn_', 250, {}],
		['/contacts', 'contacts', 'con_sandbox_', 250, { limit: 60, offset: 120 }],
	])('%s in pages by limit and offset', async (path, key, prefix, total, echoed) => {
		const expected = Array.from({ length: total }, (_, index) => `${prefix}${index + 1}`);
		expect(idsOf((await get(path))[key])).toEqual(expected.slice(0, 100));
		const { [key]: third, ...rest } = await get(`${path}?limit=60&offset=120`);
		expect(idsOf(third)).toEqual(expected.slice(120, 180));
		expect(rest).toEqual({ total, ...echoed });
		expect((await get(`${path}?limit=60&offset=${total}`))[key]).toEqual([]);
	});

	test.each([
		['/tools?limit=501&size=3', { 'query.limit': 'must be <= 500', 'query.size': 'is not known here' }],
		['/contacts?limit=1001&offset=-1', { 'query.limit': 'must be <= 1000', 'query.offset': 'must be >= 0' }],
		['/contacts?has_phone=some', { 'query.has_phone': 'must be boolean,null' }],
		['/agents?limit=many', { 'query.limit': 'must be integer' }],
	])('GET %s is refused', async (path, details) => {
		const reply = await client.send('kejue', 'GET', path);
		expect([reply.status, Object(reply.body).details]).toEqual([400, details]);
	});

	test('a persona has its voice configs, the default first; some have none', async () => {
		const { agents } = await get('/agents?limit=12');
		expect(agents[0]).toMatchObject({
			id: 'per_1',
			name: 'Sandbox persona 1',
			is_active: true,
			voice_configs: [
				{ id: 'vc_1_1', language_locale: 'en-US', is_default: true },
				{ id: 'vc_1_2', language_locale: 'ar-AE', is_default: false },
			],
		});
		expect([agents[9].is_active, agents[10].voice_configs]).toEqual([false, []]);
		expect(await get('/agents/per_1')).toEqual(agents[0]);
	});

	test.each([
		['search=contact 25', ['con_sandbox_25', 'con_sandbox_250']],
		['search=CONTACT249@', ['con_sandbox_249']],
		['search=5550107&limit=2', ['con_sandbox_8', 'con_sandbox_108']],
		['search=hooli&limit=1', ['con_sandbox_5']],
		['has_phone=false&limit=2', ['con_sandbox_10', 'con_sandbox_20']],
		['has_phone=true&offset=224', ['con_sandbox_249']],
		['tags=vip,lead&limit=3', ['con_sandbox_1', 'con_sandbox_3', 'con_sandbox_4']],
		['country=DE&language=de&tags=vip&limit=1', ['con_sandbox_3']],
		['search=nobody', []],
		['search=', Array.from({ length: 100 }, (_, index) => `con_sandbox_${index + 1}`)],
	])('contacts by %s', async (query, expected) => {
		expect(idsOf((await get(`/contacts?${query}`)).contacts)).toEqual(expected);
	});

	test.each(['/agents/per_x', '/tools/tool_x', '/contacts/con_x'])('GET %s', async (path) => {
		const reply = await client.send('kejue', 'GET', path);
		expect([reply.status, Object(reply.body).code]).toEqual([404, 'NOT_FOUND']);
	});

	test('have rung nobody and are no calls', async () => {
		for (const path of ['/agents', '/tools', '/phone-numbers', '/contacts']) await get(path);
		expect([client.sandbox.rung(), (await get('/calls')).calls]).toEqual([{}, []]);
	});

	test('one tool, one contact', async () => {
		expect(await get('/tools/tool_7')).toMatchObject({ id: 'tool_7', display_name: 'Look up order 7' });
		expect(await get('/contacts/con_sandbox_1')).toMatchObject({ first_name: 'Ada', phone: '+12175550100' });
	});
});

test('a contact sent along is listed behind the seeded ones; a seeded one is rung at its phone', async () => {
	const { contact_id } = await createdCall({ persona_id: 'per_1', contact: { phone: '+44 20 7946 0123', first_name: 'Ada', tags: ['new'] } });
	await createdCall({ persona_id: 'per_1', contact_id: 'con_sandbox_2' });
	const { body } = await client.send('kejue', 'GET', '/contacts?tags=new');
	expect(body).toMatchObject({ total: 1, contacts: [{ id: contact_id, phone: '+442079460123', first_name: 'Ada', country: 'GB' }] });
	expect(client.sandbox.rung()).toEqual({ '+442079460123': 1, '+12175550101': 1 });
	client.sandbox.clear();
	expect(Object((await client.send('kejue', 'GET', '/contacts?limit=1')).body).total).toBe(250);
});
