import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startClock } from './client';
import { useClient } from './useClient';

const PHASE_MS = 60_000;
const samples: Record<string, Record<string, unknown>> = JSON.parse(readFileSync(join(__dirname, '../samples/zudu.json'), 'utf8'));

const client = useClient({ phaseMs: PHASE_MS });

const PHONE_CALL = { from_number: '+12025550100', to_number: '+12025550123' };
const post = async (path: string, body: unknown) => await client.send('zudu', 'POST', path, { body });
const dataOf = async (method: string, path: string, body?: unknown) => {
	const reply = await client.send('zudu', method, path, { body });
	expect([reply.status, reply.body]).toMatchObject([200, { message: expect.any(String), status: 'success', error: null }]);
	return Object(reply.body).data;
};
const error = (message: string, detail: unknown) => ({ message, status: 'error', error: detail, data: null });

test.each([
	['POST', '/api/calls/create', { agent_id: 'agent_1' }],
	['POST', '/api/calls/create-phone-call', PHONE_CALL],
	['POST', '/api/calls/create-web-call', { agent_id: 'agent_1' }],
	['GET', '/api/calls', undefined],
	['POST', '/api/calls', {}],
	['GET', '/api/calls/call_1', undefined],
	['PUT', '/api/calls/call_1', {}],
	['DELETE', '/api/calls/call_1', undefined],
	['PUT', '/api/calls/call_1/schedule', { scheduled_timestamp: 1 }],
	['DELETE', '/api/calls/call_1/schedule', undefined],
	['GET', '/api/call-analysis/call_1', undefined],
	['GET', '/api/agents?limit=1', undefined],
	['GET', '/api/agents/agent_1/full', undefined],
	['GET', '/api/phone-numbers', undefined],
	['POST', '/api/phone-numbers/list', {}],
	['GET', '/api/phone-numbers/available', undefined],
	['GET', '/api/phone-numbers/%2B12025550100', undefined],
	['POST', '/api/agents', {}],
])('%s %s needs key and secret', async (method, path, body) => {
	const { apiKey, apiSecret } = client.sandbox.providers.zudu.credentials;
	const notEnough: Array<Record<string, string>> = [
		{},
		{ 'X-API-KEY': apiKey },
		{ 'X-API-SECRET': apiSecret },
		{ 'X-API-KEY': 'sk_wrong', 'X-API-SECRET': apiSecret },
		{ 'X-API-KEY': apiKey, 'X-API-SECRET': 's3cr3t_wrong' },
	];
	for (const headers of notEnough) {
		const reply = await client.send('zudu', method, path, { body, headers, signedIn: false });
		expect([reply.status, reply.body]).toEqual([401, error('Unauthorized', expect.any(String))]);
	}
	expect(client.sandbox.rung()).toEqual({});
});

test('the key is also taken as Authorization: ApiKey', async () => {
	const { apiKey, apiSecret } = client.sandbox.providers.zudu.credentials;
	const headers = { Authorization: `ApiKey ${apiKey}`, 'X-API-SECRET': apiSecret };
	expect((await client.send('zudu', 'GET', '/api/agents', { headers, signedIn: false })).status).toBe(200);
});

test('createCall stores a call that stays registered and rings nobody', async () => {
	const clock = startClock();
	const body = samples['/api/calls/create'];
	const data = await dataOf('POST', '/api/calls/create', body);
	expect(data.call).toMatchObject({ ...body, call_status: 'registered', from_number: null, to_number: null });
	clock.advance(100 * PHASE_MS);
	expect(await dataOf('GET', '/api/calls/call-own-1')).toMatchObject({ ...body, call_status: 'REGISTERED', end_timestamp: null });
	expect(client.sandbox.rung()).toEqual({});
	expect(client.sandbox.requests()[0]).toMatchObject({ operationId: 'createCall', body, to: null });
});

test('createCall with an id that is there gives the record that is there', async () => {
	const first = await dataOf('POST', '/api/calls/create', { agent_id: 'agent_1', call_id: 'own' });
	const second = await dataOf('POST', '/api/calls/create', { agent_id: 'agent_1', call_id: 'own' });
	expect(second.call.id).toBe(first.call.id);
	expect((await dataOf('GET', '/api/calls')).pagination.total_count).toBe(1);
});

test('createPhoneCall dials at once', async () => {
	const { to_number, from_number, metadata } = samples['/api/calls/create-phone-call'];
	const data = await dataOf('POST', '/api/calls/create-phone-call', { to_number, from_number, metadata });
	expect(data).toMatchObject({
		call_type: 'PHONE_CALL',
		status: 'call_initiated',
		call: { call_id: expect.stringMatching(/^call_[0-9a-f]{32}$/), call_status: 'ONGOING', metadata },
		phone_call_info: { from_number, to_number, direction: 'OUTBOUND', call_status: 'ONGOING' },
	});
	expect(client.sandbox.rung()).toEqual({ '+12137774445': 1 });
});

test('a scheduled call stays scheduled until its moment, in seconds', async () => {
	const clock = startClock();
	const at = Math.floor(Date.now() / 1000) + 3600;
	const { metadata, ...numbers } = samples['/api/calls/create-phone-call'];
	const body = { ...numbers, metadata, scheduled_timestamp: at };
	const { call, status } = await dataOf('POST', '/api/calls/create-phone-call', body);
	expect([status, call.call_status, call.agent_id]).toEqual(['call_scheduled', 'SCHEDULED', 'agent-123']);
	clock.advance(3_500_000);
	expect(await dataOf('GET', `/api/calls/${call.call_id}`)).toMatchObject({
		call_status: 'SCHEDULED',
		metadata: { ...Object(metadata), is_scheduled: true, scheduled_timestamp: at, execution_status: 'pending' },
	});
	clock.advance(100_000 + 3 * PHASE_MS);
	expect(await dataOf('GET', `/api/calls/${call.call_id}`)).toMatchObject({ call_status: 'ENDED', metadata: { execution_status: 'executed' } });
	expect(client.sandbox.rung()).toEqual({ '+12137774445': 1 });
});

test('createWebCall gives a room and a token, and rings nobody', async () => {
	const data = await dataOf('POST', '/api/calls/create-web-call', samples['/api/calls/create-web-call']);
	expect(data).toMatchObject({
		call_type: 'WEB_CALL',
		call: { call_status: 'REGISTERED', agent_id: 'agent-123', metadata: { session_type: 'support' } },
		web_call_info: { room_name: data.call.call_id, access_token: data.livekit_connection.token, call_status: 'REGISTERED' },
		livekit_connection: { server_url: expect.stringMatching(/^wss:/), room_name: data.call.call_id },
	});
	expect(client.sandbox.rung()).toEqual({});
});

test.each([
	['/api/calls/create', { call_type: 'FAX' }, ['body.agent_id is required', 'body.call_type must be one of PHONE_CALL, WEB_CALL']],
	[
		'/api/calls/create-phone-call',
		{ to_number: 12025550123, scheduled_timestamp: '2027-01-01' },
		['body.from_number is required', 'body.to_number must be string', 'body.scheduled_timestamp must be integer'],
	],
	['/api/calls/create-web-call', { is_widget_call: 'yes' }, ['body.agent_id is required', 'body.is_widget_call must be boolean']],
	['/api/calls', { limit: 0, filter_criteria: { call_status: ['GONE'] } }, ['body.limit must be >= 1', 'body.filter_criteria.call_status.0 must be one of']],
	['/api/agents', { limit: 101 }, ['body.limit must be <= 100']],
])('POST %s refuses what does not fit', async (path, body, complaints) => {
	const reply = await post(path, body);
	expect([reply.status, reply.body]).toEqual([400, error('Validation failed', expect.any(String))]);
	for (const complaint of complaints) expect(Object(reply.body).error).toContain(complaint);
	expect(client.sandbox.rung()).toEqual({});
});

test('getCall of an unknown id', async () => {
	const reply = await client.send('zudu', 'GET', '/api/calls/call_x');
	expect([reply.status, reply.body]).toEqual([404, error('Not found', 'Call not found')]);
});

describe('lists of calls', () => {
	const createFive = async (clock: { advance(ms: number): void }) => {
		const ids: string[] = [];
		for (let index = 0; index < 5; index++) {
			const to_number = index === 3 ? '+12025550151' : '+12025550123';
			const body = { ...PHONE_CALL, to_number, override_agent_id: `agent_${index % 2}`, metadata: { row: index } };
			ids.push((await dataOf('POST', '/api/calls/create-phone-call', body)).call.call_id);
			clock.advance(1_000);
		}
		return ids;
	};
	const idsOf = ({ calls }: { calls: Array<{ call_id: string }> }) => calls.map(({ call_id }) => call_id);

	test('pages count from 0, newest first unless told otherwise', async () => {
		const ids = await createFive(startClock());
		const first = await dataOf('GET', '/api/calls?limit=2');
		expect(idsOf(first)).toEqual([ids[4], ids[3]]);
		expect(first.pagination).toEqual({
			page: 0,
			limit: 2,
			total_count: 5,
			total_pages: 3,
			has_next_page: true,
			has_previous_page: false,
		});
		const last = await dataOf('POST', '/api/calls', { page: 2, limit: 2, sort_by: 'created_at', sort_order: 'ascending' });
		expect(idsOf(last)).toEqual([ids[4]]);
		expect([last.returned_count, last.pagination.has_next_page, last.sort_order]).toEqual([1, false, 'ascending']);
	});

	test('each filter', async () => {
		const clock = startClock();
		const ids = await createFive(clock);
		await dataOf('POST', '/api/calls/create-web-call', { agent_id: 'agent_0' });
		clock.advance(3 * PHASE_MS);
		const { call } = await dataOf('POST', '/api/calls/create-phone-call', PHONE_CALL);
		const search = async (filter_criteria: unknown) => idsOf(await dataOf('POST', '/api/calls', { filter_criteria })).sort();
		const some = (...indexes: number[]) => indexes.map((index) => ids[index]).sort();

		expect(await search({ call_status: ['ongoing'] })).toEqual([call.call_id]);
		expect(await search({ call_status: ['ENDED'] })).toEqual(some(0, 1, 2, 3, 4));
		expect(await search({ call_type: ['WEB_CALL'] })).toHaveLength(1);
		expect(await search({ agent_id: ['agent_1'] })).toEqual(some(1, 3));
		expect(await search({ agent_id: 'agent_1' })).toEqual(some(1, 3));
		expect(await search({ duration_ms: { lower_threshold: 1 } })).toEqual(some(0, 1, 2, 4));
		expect(await search({ duration_ms: { upper_threshold: 0 } })).toEqual(some(3));
		expect(await search({ transcript_search: 'HELLO' })).toEqual(some(0, 1, 2, 4));
		const { start_timestamp } = await dataOf('GET', `/api/calls/${ids[2]}`);
		expect(await search({ start_timestamp: { lower_threshold: start_timestamp } })).toEqual(some(2, 4));
	});
});

describe('stored calls', () => {
	const scheduled = async (inSeconds = 3_600) => {
		const at = Math.floor(Date.now() / 1000) + inSeconds;
		const { call } = await dataOf('POST', '/api/calls/create-phone-call', { ...PHONE_CALL, metadata: { row: 1 }, scheduled_timestamp: at });
		return { id: call.call_id as string, at };
	};
	const read = async (id: string) => await dataOf('GET', `/api/calls/${id}`);

	test.each([
		['PUT', '/api/calls/call_x', {}],
		['DELETE', '/api/calls/call_x', undefined],
		['PUT', '/api/calls/call_x/schedule', { scheduled_timestamp: 1 }],
		['DELETE', '/api/calls/call_x/schedule', undefined],
		['GET', '/api/call-analysis/call_x', undefined],
	])('%s %s is not there', async (method, path, body) => {
		const reply = await client.send('zudu', method, path, { body });
		expect([reply.status, reply.body]).toEqual([404, error('Not found', 'Call not found')]);
	});

	test('are changed in part, their metadata merged', async () => {
		const { call } = await dataOf('POST', '/api/calls/create', { agent_id: 'agent_1', metadata: { a: 1, b: 1 } });
		const body = { call_status: 'ONGOING', direction: 'OUTBOUND', from_number: '+12025550100', metadata: { b: 2, c: { d: 3 } } };
		const changes = { direction: 'OUTBOUND', from_number: '+12025550100', metadata: { a: 1, b: 2, c: { d: 3 } } };
		expect(await dataOf('PUT', `/api/calls/${call.call_id}`, body)).toEqual({
			operation: 'update',
			organization_id: 'org_sandbox',
			call: { ...call, ...changes, call_status: 'ongoing' },
		});
		expect(await dataOf('PUT', `/api/calls/${call.call_id}`, {})).toMatchObject({ call: changes });
		expect(await read(call.call_id)).toMatchObject({ ...changes, call_status: 'ONGOING' });
	});

	test('a status that was written holds until the call goes on by itself', async () => {
		const clock = startClock();
		const { call } = await dataOf('POST', '/api/calls/create-phone-call', PHONE_CALL);
		await dataOf('PUT', `/api/calls/${call.call_id}`, { call_status: 'ERROR' });
		expect(await read(call.call_id)).toMatchObject({ call_status: 'ERROR' });
		clock.advance(3 * PHASE_MS);
		expect(await read(call.call_id)).toMatchObject({ call_status: 'ENDED' });
	});

	test.each([{ call_status: 'GONE' }, { direction: 'SIDEWAYS' }, { metadata: 'x' }])('a change to %j is refused', async (body) => {
		const { call } = await dataOf('POST', '/api/calls/create', { agent_id: 'agent_1' });
		const reply = await client.send('zudu', 'PUT', `/api/calls/${call.call_id}`, { body });
		expect([reply.status, reply.body]).toEqual([400, error('Validation failed', expect.stringContaining(Object.keys(body)[0]))]);
	});

	test('a scheduled one is moved, and dialled at its new time only', async () => {
		const clock = startClock();
		const { id, at } = await scheduled();
		expect(await dataOf('PUT', `/api/calls/${id}/schedule`, { scheduled_timestamp: at + 600 })).toMatchObject({
			operation: 'schedule_update',
			organization_id: 'org_sandbox',
			call_id: id,
			previous_scheduled_timestamp: at,
			new_scheduled_timestamp: at + 600,
			scheduled_for_human: new Date((at + 600) * 1000).toISOString(),
			call: { call_status: 'SCHEDULED', metadata: { row: 1, scheduled_timestamp: at + 600 } },
		});
		clock.advance(4_000_000);
		expect(await read(id)).toMatchObject({ call_status: 'SCHEDULED' });
		clock.advance(300_000);
		expect(await read(id)).toMatchObject({ call_status: 'ONGOING' });
		expect(client.sandbox.rung()).toEqual({ '+12025550123': 1 });
	});

	test.each([
		['/schedule', 'keeps the record'],
		['', 'of a call still to come keeps the record, too'],
	])('DELETE %s calls it off and %s', async (suffix) => {
		const clock = startClock();
		const { id, at } = await scheduled();
		expect(await dataOf('DELETE', `/api/calls/${id}${suffix}`)).toMatchObject({
			operation: 'schedule_cancelled',
			organization_id: 'org_sandbox',
			call_id: id,
			cancelled_scheduled_timestamp: at,
			call: { call_status: 'REGISTERED', metadata: { row: 1 } },
		});
		expect(client.sandbox.rung()).toEqual({});
		clock.advance(4_000_000);
		expect(await read(id)).toMatchObject({ call_status: 'REGISTERED', metadata: { row: 1 } });
		expect((await read(id)).metadata).toEqual({ row: 1 });
	});

	test('DELETE of another removes it for good; whoever was rung stays rung', async () => {
		const { call } = await dataOf('POST', '/api/calls/create-phone-call', PHONE_CALL);
		const path = `/api/calls/${call.call_id}`;
		expect(await dataOf('DELETE', path)).toEqual({ call_id: call.call_id, organization_id: 'org_sandbox' });
		expect((await client.send('zudu', 'GET', path)).status).toBe(404);
		expect(client.sandbox.rung()).toEqual({ '+12025550123': 1 });
	});

	test('what is not scheduled (any more), or would be in the past, cannot be moved', async () => {
		const clock = startClock();
		const { id, at } = await scheduled(60);
		const move = async (scheduled_timestamp: unknown) => await client.send('zudu', 'PUT', `/api/calls/${id}/schedule`, { body: { scheduled_timestamp } });
		expect((await move(at - 120)).body).toEqual(error('Validation failed', 'scheduled_timestamp must be in the future'));
		expect((await move('tomorrow')).body).toEqual(error('Validation failed', 'body.scheduled_timestamp must be integer'));
		clock.advance(61_000);
		expect((await move(at + 600)).body).toEqual(error('Validation failed', 'Call is not scheduled'));
		const reply = await client.send('zudu', 'DELETE', `/api/calls/${id}/schedule`);
		expect([reply.status, reply.body]).toEqual([400, error('Validation failed', 'Call is not scheduled')]);
	});

	test('the analysis is null until there is one', async () => {
		const clock = startClock();
		const [talk, busy] = [
			await dataOf('POST', '/api/calls/create-phone-call', PHONE_CALL),
			await dataOf('POST', '/api/calls/create-phone-call', { ...PHONE_CALL, to_number: '+12025550151' }),
		];
		const analysis = async ({ call }: { call: { call_id: string } }) => await dataOf('GET', `/api/call-analysis/${call.call_id}`);
		expect(await analysis(talk)).toBeNull();
		clock.advance(3 * PHASE_MS);
		expect(await analysis(talk)).toEqual((await read(talk.call.call_id)).call_analysis);
		expect(await analysis(talk)).toMatchObject({ call_summary: expect.any(String), user_sentiment: 'Positive', call_successful: true });
		expect(await analysis(busy)).toBeNull();
	});
});

describe('agents', () => {
	test('in pages that count from 0, the one changed last first', async () => {
		const page = await dataOf('GET', '/api/agents?page=2&limit=100');
		expect([page.agents.length, page.agents[0].agent_id]).toEqual([50, 'agent_sandbox_201']);
		expect(page).toMatchObject({ organization_id: 'org_sandbox', returned_count: 50, sort_by: 'updated_at', sort_order: 'descending' });
		expect(page.pagination).toEqual({
			page: 2,
			limit: 100,
			total_count: 250,
			total_pages: 3,
			has_next_page: false,
			has_previous_page: true,
		});
		expect((await dataOf('GET', '/api/agents')).agents).toHaveLength(20);
		const [oldest] = (await dataOf('POST', '/api/agents', { limit: 1, sort_by: 'created_at', sort_order: 'ascending' })).agents;
		expect(oldest.agent_id).toBe('agent_sandbox_250');
	});

	test('by whole names', async () => {
		const search = async (...agent_name: string[]) =>
			(await dataOf('POST', '/api/agents', { filter_criteria: { agent_name } })).agents.map(({ agent_id }: { agent_id: string }) => agent_id);
		expect(await search('Sandbox agent 7', 'Sandbox agent 9')).toEqual(['agent_sandbox_7', 'agent_sandbox_9']);
		expect(await search('agent 7')).toEqual([]);
	});

	test('one', async () => {
		const agent = await dataOf('GET', '/api/agents/agent_sandbox_7');
		expect(agent).toMatchObject({ agent_id: 'agent_sandbox_7', agent_name: 'Sandbox agent 7', post_call_webhook_id: null });
		expect(await dataOf('GET', '/api/agents/agent_sandbox_7/full')).toEqual(agent);
		expect((await dataOf('GET', '/api/agents/agent_sandbox_7/exists')).exists).toBe(true);
		expect((await dataOf('GET', '/api/agents/agent_x/exists')).exists).toBe(false);
		const unknown = await client.send('zudu', 'GET', '/api/agents/agent_x/full');
		expect([unknown.status, unknown.body]).toEqual([404, error('Not found', 'Agent not found')]);
	});
});

describe('phone numbers', () => {
	const idsOf = ({ phone_numbers }: { phone_numbers: Array<{ phone_number: string }> }) => phone_numbers.map(({ phone_number }) => phone_number);

	test('in pages that count from 0, with other names than other lists', async () => {
		const page = await dataOf('GET', '/api/phone-numbers?page=2');
		expect([page.phone_numbers.length, page.phone_numbers[0].nickname]).toEqual([30, 'Line 101']);
		expect(page.pagination).toEqual({ page: 2, limit: 50, total_count: 130, total_pages: 3, has_next: false, has_previous: true });
		expect(await dataOf('POST', '/api/phone-numbers/list', { page: 2, limit: 50 })).toEqual(page);
	});

	test.each([
		['?nickname=LINE 12&limit=2&sort_by=phone_number&sort_order=ascending', { nickname: 'LINE 12' }, ['+12025550111', '+12125550119']],
		['?area_code=212&limit=1', { area_code: 212 }, ['+12125550100']],
		['?agent_id=agent_sandbox_5', { agent_id: 'agent_sandbox_5' }, ['+12025550104']],
		['?agent_id=agent_sandbox_250', { agent_id: 'agent_sandbox_250' }, []],
	])('%s', async (query, filter_criteria, expected) => {
		const found = await dataOf('GET', `/api/phone-numbers${query}`);
		expect([idsOf(found), found.applied_filters]).toEqual([expected, filter_criteria]);
		const { limit, sort_order, sort_by } = { limit: found.pagination.limit, sort_order: found.sort_order, sort_by: found.sort_by };
		expect(await dataOf('POST', '/api/phone-numbers/list', { limit, sort_order, sort_by, filter_criteria })).toEqual(found);
	});

	test('free ones, not paged', async () => {
		const { available_count, phone_numbers } = await dataOf('GET', '/api/phone-numbers/available');
		expect([available_count, phone_numbers.length, phone_numbers[0].phone_number]).toEqual([30, 30, '+12125550100']);
	});

	test('one', async () => {
		expect(await dataOf('GET', '/api/phone-numbers/%2B12025550100')).toMatchObject({ phone_number: '+12025550100', nickname: 'Line 1' });
		const unknown = await client.send('zudu', 'GET', '/api/phone-numbers/%2B19995550100');
		expect([unknown.status, unknown.body]).toEqual([404, error('Not found', 'Phone number not found')]);
	});

	test.each(['?sort_by=colour', '?page=-1', '?area_code=some'])('%s is refused', async (query) => {
		const reply = await client.send('zudu', 'GET', `/api/phone-numbers${query}`);
		expect([reply.status, reply.body]).toEqual([400, error('Validation failed', expect.stringContaining('query.'))]);
	});
});
