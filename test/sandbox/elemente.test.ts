import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startClock } from './client';
import { AGENT_ID, SKILL_ID } from './diallings';
import { useClient } from './useClient';

const PHASE_MS = 60_000;
const sample: Record<string, unknown> = JSON.parse(readFileSync(join(__dirname, '../samples/elemente.json'), 'utf8'));

const client = useClient({ phaseMs: PHASE_MS });

const create = async (channel: string, more: object = { customerOverride: { phoneNumber: '+12025550123', email: 'ada@example.com' } }) =>
	await client.send('elemente', 'POST', '/api/v1/calls', { body: { agentId: AGENT_ID, skillId: SKILL_ID, channel, ...more } });
const get = async (path: string) => (await client.send('elemente', 'GET', `/api/v1${path}`)).body;

test.each([
	['POST', '/api/v1/calls', { agentId: AGENT_ID, skillId: SKILL_ID, channel: 'call', customerOverride: { phoneNumber: '+12025550123' } }],
	['GET', '/api/v1/calls', undefined],
	['GET', '/api/v1/calls/1', undefined],
	['PUT', '/api/v1/calls/1', { note: 'x' }],
	['GET', '/api/v1/agents?limit=1', undefined],
	['GET', '/api/v1/knowledgebase?limit=1', undefined],
	['GET', `/api/v1/agents/${AGENT_ID}`, undefined],
])('%s %s needs name and password', async (method, path, body) => {
	for (const headers of [undefined, { Authorization: `Basic ${Buffer.from('sandbox:wrong').toString('base64')}` }]) {
		const reply = await client.send('elemente', method, path, { body, headers, signedIn: false });
		expect([reply.status, reply.body]).toEqual([401, { statusCode: 401, message: expect.any(String), error: 'Unauthorized' }]);
	}
	expect(client.sandbox.rung()).toEqual({});
});

test('createCall takes every documented field', async () => {
	const reply = await client.send('elemente', 'POST', '/api/v1/calls', { body: sample });
	expect([reply.status, reply.body]).toEqual([
		200,
		{
			id: expect.stringMatching(/^[0-9a-f-]{36}$/),
			status: 'queued',
			agentPhone: '+12673624524',
			agentEmail: expect.any(String),
			customerPhone: '+1234567890',
			customerEmail: 'name@email.com',
			agentId: sample.agentId,
			customerId: expect.stringMatching(/^[0-9a-f-]{36}$/),
			skillId: sample.skillId,
			customerName: 'John Doe',
			transcription: '',
			recordingUrl: '',
			messages: [],
			duration: '0',
		},
	]);
	expect(client.sandbox.rung()).toEqual({ '+1234567890': 1 });
	expect(client.sandbox.requests()).toMatchObject([{ operationId: 'createCall', body: sample }]);
});

test('what does not fit the description is refused as NestJS does, and rings nobody', async () => {
	const reply = await create('fax', { customerOverride: { phoneNumber: 12025550123, customFields: [{ name: 'Order ID' }] } });
	expect([reply.status, reply.body]).toEqual([
		400,
		{
			statusCode: 400,
			message: [
				'channel must be one of call, sms, whatsapp, email, webchat',
				'customerOverride.phoneNumber must be string',
				'customerOverride.customFields.0.value is required',
			],
			error: 'Bad Request',
		},
	]);
	expect(client.sandbox.rung()).toEqual({});
});

test.each([
	['call', '+12025550123'],
	['sms', '+12025550123'],
	['whatsapp', '+12025550123'],
	['email', 'ada@example.com'],
	['webchat', null],
])('channel %s reaches %s', async (channel, to) => {
	expect((await create(channel)).status).toBe(200);
	expect(client.sandbox.rung()).toEqual(to === null ? {} : { [to]: 1 });
	expect(client.sandbox.requests()).toMatchObject([{ to }]);
});

test('the phone may stand in either place, and a call without one fails', async () => {
	const clock = startClock();
	await create('call', { customerOverride: {}, customerPhone: '+1 202 555 0123' });
	await create('call', { customerOverride: { phoneNumber: '+12025550124' }, customerPhone: '+12025550123' });
	const nobody = Object((await create('call', { customerOverride: { firstName: 'Ada' } })).body);
	clock.advance(PHASE_MS);
	expect(client.sandbox.rung()).toEqual({ '+12025550123': 1, '+12025550124': 1 });
	expect(await get(`/calls/${nobody.id}`)).toMatchObject({ status: 'failed', customerName: 'Ada' });
});

test('a message conversation has messages, in the words of a chat', async () => {
	const clock = startClock();
	const { id } = Object((await create('sms')).body);
	clock.advance(3 * PHASE_MS);
	const ended = Object(await get(`/calls/${id}`));
	expect(ended).toMatchObject({ status: 'closed', recordingUrl: '' });
	expect(ended.messages.map(({ sender }: { sender: string }) => sender)).toEqual(['agent', 'customer', 'agent']);
});

test('the opening of the prompt is what the agent says', async () => {
	const clock = startClock();
	const agentOverride = { prompt: { initialMessage: 'Hi Ada, about your order.' } };
	const { id } = Object((await create('call', { customerOverride: { phoneNumber: '+12025550123' }, agentOverride })).body);
	clock.advance(3 * PHASE_MS);
	expect(Object(await get(`/calls/${id}`)).transcription).toMatch(/^agent: Hi Ada, about your order\.\n/);
});

test('listCalls and each filter', async () => {
	const clock = startClock();
	const old = Object((await create('call')).body).id;
	clock.advance(2 * 3_600_000);
	const busy = Object((await create('call', { customerOverride: { phoneNumber: '+12025550151' } })).body).id;
	clock.advance(3 * PHASE_MS);
	const sms = Object((await create('sms')).body).id;
	const list = async (query: string) => Object(await get(`/calls${query}`)).map(({ id }: { id: string }) => id);

	expect(await list('')).toEqual([sms, busy, old]);
	expect(await list('?hrs=1')).toEqual([sms, busy]);
	expect(await list('?status=busy')).toEqual([busy]);
	expect(await list('?status=completed&channel=call&sanitised=yes')).toEqual([old]);
	expect(await list('?channel=sms')).toEqual([sms]);
	const today = new Date(Date.now()).toISOString().slice(0, 10);
	expect(await list(`?dateRange[from]=${today}&dateRange[to]=${today}`)).toContain(sms);
	expect(await list('?dateRange[to]=2020-01-01')).toEqual([]);

	const wrong = await client.send('elemente', 'GET', '/api/v1/calls?hrs=some&status=gone');
	expect([wrong.status, wrong.body]).toEqual([
		400,
		{ statusCode: 400, message: ['hrs must be number', expect.stringMatching(/^status must be one of /)], error: 'Bad Request' },
	]);
});

test('getCall of an unknown id', async () => {
	const reply = await client.send('elemente', 'GET', '/api/v1/calls/nobody');
	expect([reply.status, reply.body]).toEqual([404, { statusCode: 404, message: 'Call not found', error: 'Not Found' }]);
});

describe('updateCall', () => {
	const update = async (id: string, body: object) => await client.send('elemente', 'PUT', `/api/v1/calls/${id}`, { body });

	test('changes agent and status; the note is not told', async () => {
		const { id, ...before } = Object((await create('call')).body);
		const agentId = '00000000-0000-4000-8001-000000000002';
		const reply = await update(id, { note: 'Called back.', agentId, status: 'resolved' });
		expect([reply.status, reply.body]).toEqual([200, { id, ...before, agentId, status: 'resolved' }]);
		expect((await update(id, { note: 'Once more.' })).body).toEqual(reply.body);
		expect(await get(`/calls/${id}`)).toEqual(reply.body);
		expect(Object(await get('/calls?status=resolved'))).toHaveLength(1);
	});

	test('a status that was written holds until the call goes on by itself', async () => {
		const clock = startClock();
		const { id } = Object((await create('call')).body);
		await update(id, { note: 'x', status: 'stalled' });
		clock.advance(3 * PHASE_MS);
		expect(await get(`/calls/${id}`)).toMatchObject({ status: 'completed' });
		await update(id, { note: 'x', status: 'closed' });
		clock.advance(3 * PHASE_MS);
		expect(await get(`/calls/${id}`)).toMatchObject({ status: 'closed' });
	});

	test('needs a note, and a call', async () => {
		const wrong = await update('nobody', { status: 1 });
		expect([wrong.status, wrong.body]).toEqual([
			400,
			{ statusCode: 400, message: ['note is required', 'status must be string'], error: 'Bad Request' },
		]);
		const unknown = await update('nobody', { note: 'x' });
		expect([unknown.status, unknown.body]).toEqual([404, { statusCode: 404, message: 'Call not found', error: 'Not Found' }]);
	});
});

test('agents: a bare list in pages, one agent with its skills', async () => {
	expect(await get('/agents')).toHaveLength(130);
	const third = Object(await get('/agents?page=3&limit=50'));
	expect([third.length, third[0].name]).toEqual([30, 'Sandbox agent 101']);
	expect(await get('/agents?page=4&limit=50')).toEqual([]);
	const [first] = Object(await get('/agents?page=1&limit=1'));
	expect([first.id, first.skills[0].id]).toEqual([AGENT_ID, SKILL_ID]);
	expect(await get('/agents?page=0&limit=1')).toEqual([first]);
	expect(await get(`/agents/${AGENT_ID}`)).toEqual(first);
	expect((await client.send('elemente', 'GET', '/api/v1/agents/nobody')).status).toBe(404);
	expect([client.sandbox.rung(), await get('/calls')]).toEqual([{}, []]);
});
