import { pause } from '../pause';
import { type Client, startClient } from './client';
import { eventViolations } from './eventViolations';
import { hmac } from './hmac';
import { type Received, type Receiver, startReceiver } from './receiver';

const PHASE_MS = 60;
const SECRET = 'kejue-secret';

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

const ERROR = { error: expect.any(String), details: {} };
const subscribe = async (more: object = {}): Promise<Record<string, unknown>> => {
	const body = { url: `${receiver.url}/hook`, events: ['*'], secret: SECRET, ...more };
	const reply = await client.send('kejue', 'POST', '/webhooks', { body });
	expect(reply.status).toBe(200);
	return Object(reply.body);
};
const call = async (to = '+12025550123', more: object = {}): Promise<Record<string, unknown>> =>
	Object((await client.send('kejue', 'POST', '/persona-calls', { body: { persona_id: 'per_1', contact: { phone: to }, ...more } })).body);
const eventsOf = (received: Received[]) => received.map(({ body }) => Object(body).event);
const hexOf = async (hash: 'SHA-1' | 'SHA-256', headers: Record<string, string>, text: string) =>
	(await hmac(hash, SECRET, `${headers['x-kejue-timestamp']}.${text}`)).toString('hex');
const settle = async (phases: number) => await pause(phases * PHASE_MS + 60);

describe('subscriptions', () => {
	test.each([
		['POST', '/webhooks', { url: 'http://127.0.0.1:1/', events: ['*'] }],
		['GET', '/webhooks', undefined],
		['GET', '/webhooks/wh_1', undefined],
		['PATCH', '/webhooks/wh_1', { name: 'x' }],
		['DELETE', '/webhooks/wh_1', undefined],
	])('%s %s needs the key', async (method, path, body) => {
		const reply = await client.send('kejue', method, path, { body, headers: { 'X-API-Key': 'wrong' }, signedIn: false });
		expect([reply.status, reply.body]).toEqual([401, { ...ERROR, code: 'UNAUTHORIZED' }]);
		expect(client.sandbox.webhooks()).toEqual([]);
	});

	test('are answered with their defaults and without their secret', async () => {
		const created = await subscribe();
		expect(created).toEqual({
			id: expect.stringMatching(/^wh_/),
			url: `${receiver.url}/hook`,
			events: ['*'],
			name: null,
			signing_method: 'hmac_sha256',
			scope_type: 'global',
			persona_id: null,
			delivery_settings: { timeout_ms: 5_000, max_retries: 3, backoff_ms: 100 },
			stats: { total_deliveries: 0, failed_deliveries: 0, success_rate: 1 },
			last_delivery_at: null,
			last_error: null,
			created_at: expect.any(String),
			updated_at: expect.any(String),
		});
		expect((await client.send('kejue', 'GET', `/webhooks/${String(created.id)}`)).body).toEqual(created);
		expect(client.sandbox.webhooks()).toEqual([
			{ provider: 'kejue', id: created.id, name: null, url: `${receiver.url}/hook`, events: ['*'], isActive: true, boundTo: null, secret: SECRET },
		]);
	});

	test('are listed in a bare array, all or those of one event', async () => {
		const all = await subscribe();
		const ended = await subscribe({ events: ['call.ended', 'call.started'] });
		const list = async (query: string) => Object((await client.send('kejue', 'GET', `/webhooks${query}`)).body).map(({ id }: { id: string }) => id);
		expect(await list('')).toEqual([all.id, ended.id]);
		expect(await list('?event=call.ended')).toEqual([all.id, ended.id]);
		expect(await list('?event=call.analyzed')).toEqual([all.id]);
	});

	test('are changed in part; the secret stays, and null changes nothing', async () => {
		const { id, updated_at: _then, ...before } = await subscribe({ name: 'Mine' });
		const body = { events: [], scope_type: 'persona', persona_id: 'per_2', timeout_ms: 1_000, max_retries: 0, name: null, secret: 'other' };
		const reply = await client.send('kejue', 'PATCH', `/webhooks/${String(id)}`, { body });
		expect([reply.status, reply.body]).toEqual([
			200,
			{
				...before,
				id,
				events: [],
				scope_type: 'persona',
				persona_id: 'per_2',
				delivery_settings: { timeout_ms: 1_000, max_retries: 0, backoff_ms: 100 },
				updated_at: expect.any(String),
			},
		]);
		expect(client.sandbox.webhooks()).toMatchObject([{ isActive: false, boundTo: ['per_2'], secret: SECRET }]);
	});

	test('what does not fit is refused by name', async () => {
		const body = { url: 'nowhere', events: 'all', signing_method: 'rot13', timeout_ms: 1, max_retries: 11 };
		const reply = await client.send('kejue', 'POST', '/webhooks', { body });
		expect([reply.status, Object(reply.body).code, Object.keys(Object(reply.body).details).sort()]).toEqual([
			400,
			'BAD_REQUEST',
			['body.events', 'body.max_retries', 'body.signing_method', 'body.timeout_ms', 'body.url'],
		]);
		const scoped = await client.send('kejue', 'POST', '/webhooks', { body: { url: receiver.url, events: ['*'], scope_type: 'persona' } });
		expect([scoped.status, scoped.body]).toEqual([400, { ...ERROR, code: 'BAD_REQUEST' }]);
	});

	test.each([
		['GET', undefined],
		['PATCH', { name: 'x' }],
		['DELETE', undefined],
	])('%s of an unknown one', async (method, body) => {
		const reply = await client.send('kejue', method, '/webhooks/wh_x', { body });
		expect([reply.status, reply.body]).toEqual([404, { error: 'Webhook not found', code: 'NOT_FOUND', details: {} }]);
	});

	test('are removed', async () => {
		const { id } = await subscribe();
		const reply = await client.send('kejue', 'DELETE', `/webhooks/${String(id)}`);
		expect([reply.status, reply.text, client.sandbox.webhooks()]).toEqual([204, '', []]);
		await call();
		await settle(5);
		expect(receiver.received).toEqual([]);
	});

	test.each([
		[404, 'NOT_FOUND'],
		[405, 'METHOD_NOT_ALLOWED'],
	])('may be told to stay: DELETE answers %d', async (status, code) => {
		const { id } = await subscribe();
		await client.control('kejue', 'POST', '/_sandbox/faults', { operationId: 'deleteWebhook', fault: { kind: 'status', status } });
		const reply = await client.send('kejue', 'DELETE', `/webhooks/${String(id)}`);
		expect([reply.status, reply.body]).toEqual([status, { ...ERROR, code }]);
		expect(client.sandbox.webhooks()).toHaveLength(1);
	});
});

describe('events', () => {
	test('of an answered call, in order, signed, in the documented shapes', async () => {
		const { id: webhookId } = await subscribe();
		const contact = { phone: '+12025550123', first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' };
		const placed = await call('', { contact, config: { structured_data_schema: [{ key: 'colour' }] } });
		const received = await receiver.wait(3);
		const envelope = (event: string, data: object) => ({
			event,
			event_id: expect.stringMatching(/^evt_/),
			workspace_id: 'ws_sandbox',
			timestamp: expect.any(String),
			data,
			metadata: {},
		});
		const ids = { job_id: placed.id, contact_id: placed.contact_id };
		expect(received.map(({ body }) => body)).toEqual([
			envelope('call.started', {
				...ids,
				conversation_id: expect.stringMatching(/^conv_/),
				persona_id: 'per_1',
				campaign_id: null,
				direction: 'outbound',
				channel: 'voice',
				job_type: 'outbound_call',
				attempt_number: 1,
				started_at: expect.any(String),
				contact: { id: placed.contact_id, name: 'Ada Lovelace', phone: '+12025550123' },
			}),
			envelope('call.ended', {
				...ids,
				status: 'completed',
				ended_reason: 'agent_hangup',
				duration_seconds: 1,
				transcript: expect.stringContaining('Agent: '),
				recording_url: expect.stringContaining(`/_sandbox/recordings/${String(placed.id)}.wav`),
				retry: { will_retry: false, next_retry_at: null, attempt_number: 1 },
			}),
			envelope('call.analyzed', {
				call: {
					id: placed.id,
					status: 'completed',
					summary: expect.any(String),
					score: 80,
					duration_seconds: 1,
					outcome_id: 'out_completed',
					structured_data: { colour: null },
				},
				contact: { id: placed.contact_id, name: 'Ada Lovelace', email: 'ada@example.com', phone: '+12025550123', status: 'contacted' },
				conversation: { id: expect.stringMatching(/^conv_/), started_at: expect.any(String), ended_at: expect.any(String) },
			}),
		]);
		for (const { method, headers, text, body } of received) {
			expect([method, eventViolations('kejue', Object(body).event, body)]).toEqual(['POST', []]);
			expect(headers['content-type']).toBe('application/json');
			expect(Math.abs(Number(headers['x-kejue-timestamp']) - Date.now())).toBeLessThan(60_000);
			expect(headers['x-kejue-signature']).toBe(`sha256=${await hexOf('SHA-256', headers, text)}`);
		}
		const conversationIds = [Object(received[0].body).data.conversation_id, Object(received[2].body).data.conversation.id];
		expect(conversationIds[0]).toBe(conversationIds[1]);
		const deliveries = client.sandbox.deliveries('kejue');
		expect(deliveries).toMatchObject(
			received.map(({ body, text }, index) => ({
				id: index + 1,
				provider: 'kejue',
				event: Object(body).event,
				eventId: Object(body).event_id,
				callId: placed.id,
				webhookId,
				url: `${receiver.url}/hook`,
				body: text,
				outcome: 'delivered',
				attempts: [{ status: 200, problem: null }],
			})),
		);
		const { stats, last_delivery_at } = Object((await client.send('kejue', 'GET', `/webhooks/${String(webhookId)}`)).body);
		expect([stats, last_delivery_at]).toEqual([{ total_deliveries: 3, failed_deliveries: 0, success_rate: 1 }, deliveries[2].attempts[0].at]);
	});

	test.each([
		['+12025550151', ['call.ended'], { status: 'busy', ended_reason: 'busy', duration_seconds: 0 }],
		['+12025550152', ['call.ended'], { status: 'no_answer', ended_reason: 'no_answer', duration_seconds: 0 }],
		['+12025550155', ['call.ended'], { status: 'failed', ended_reason: 'failed', duration_seconds: 0 }],
		['+12025550153', ['call.started', 'call.ended', 'call.analyzed'], { status: 'completed', ended_reason: 'voicemail' }],
		['+12025550156', ['call.started'], {}],
	])('of a call to %s: %j', async (to, events, ended) => {
		await subscribe();
		await call(to);
		await receiver.wait(events.length);
		await settle(5);
		expect(eventsOf(receiver.received)).toEqual(events);
		const found = receiver.received.find(({ body }) => Object(body).event === 'call.ended');
		expect(Object(found?.body).data ?? {}).toMatchObject(ended);
		expect(receiver.received.flatMap(({ body }) => eventViolations('kejue', Object(body).event, body))).toEqual([]);
	});

	test('go to those who asked for the event and the persona', async () => {
		await subscribe({ url: `${receiver.url}/ended`, events: ['call.ended'] });
		await subscribe({ url: `${receiver.url}/mine`, scope_type: 'persona', persona_id: 'per_1', events: ['call.ended'] });
		await subscribe({ url: `${receiver.url}/other`, scope_type: 'persona', persona_id: 'per_2' });
		await subscribe({ url: `${receiver.url}/nothing`, events: [] });
		await call();
		await receiver.wait(2);
		await settle(5);
		expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/ended', '/mine']);
		const [one, two] = receiver.received.map(({ body }) => Object(body).event_id);
		expect(one).toBe(two);
	});

	test('go to the addresses of one call, and to the subscriptions that it names whatever their scope', async () => {
		const other = await subscribe({ url: `${receiver.url}/other`, scope_type: 'persona', persona_id: 'per_2', events: ['call.started'] });
		const webhooks = [
			{ url: `${receiver.url}/own`, events: ['call.analyzed'], secret: 'own secret' },
			{ url: `${receiver.url}/unsigned`, events: ['call.ended'] },
			{ url: `${receiver.url}/all`, signing_method: 'none' },
		];
		await call('+12025550123', { config: { webhooks, webhook_ids: [other.id, 'wh_unknown'] } });
		await call('+12025550124');
		await receiver.wait(6);
		await settle(1);
		const at = (path: string) => receiver.received.filter((each) => each.path === path);
		expect(receiver.received).toHaveLength(6);
		expect(eventsOf(at('/other'))).toEqual(['call.started']);
		expect(eventsOf(at('/own'))).toEqual(['call.analyzed']);
		expect(eventsOf(at('/unsigned'))).toEqual(['call.ended']);
		expect(eventsOf(at('/all'))).toEqual(['call.started', 'call.ended', 'call.analyzed']);
		const [own] = at('/own');
		const expected = (await hmac('SHA-256', 'own secret', `${own.headers['x-kejue-timestamp']}.${own.text}`)).toString('hex');
		expect(own.headers['x-kejue-signature']).toBe(`sha256=${expected}`);
		for (const { headers } of [...at('/unsigned'), ...at('/all')]) expect(headers).not.toHaveProperty('x-kejue-signature');
		expect(client.sandbox.deliveries().find(({ url }) => url.endsWith('/own'))?.webhookId).toBeNull();
	});

	test('of calls under way when somebody subscribes, and none of the past', async () => {
		await call();
		await subscribe({ events: ['call.ended', 'call.analyzed'] });
		expect(eventsOf(await receiver.wait(2))).toEqual(['call.ended', 'call.analyzed']);
		receiver.clear();
		await subscribe();
		await settle(5);
		expect(receiver.received).toEqual([]);
	});

	test('cost nothing while nobody listens', async () => {
		const setTimer = jest.spyOn(global, 'setTimeout');
		const timersOf = async (events: string[]) => {
			await subscribe({ events, scope_type: 'persona', persona_id: 'per_2' });
			setTimer.mockClear();
			await call();
			const { length } = setTimer.mock.calls.filter(([, delayMs]) => delayMs !== undefined && delayMs <= 4 * PHASE_MS);
			return length;
		};
		expect(await timersOf(['*'])).toBe(0);
		await subscribe({ events: ['call.ended'] });
		expect(await timersOf(['*'])).toBe(3);
		setTimer.mockRestore();
	});

	test.each([
		['hmac_sha1', async ({ headers, text }: Received) => ({ 'x-kejue-signature': `sha1=${await hexOf('SHA-1', headers, text)}` })],
		['bearer', async () => ({ authorization: `Bearer ${SECRET}` })],
		['basic_auth', async () => ({ authorization: `Basic ${Buffer.from(SECRET).toString('base64')}` })],
		['none', async () => ({})],
	])('signed by %s', async (signing_method, expected) => {
		await subscribe({ signing_method });
		await client.sandbox.deliver({ provider: 'kejue', event: 'call.started' });
		const [received] = receiver.received;
		const proofs = Object.entries(received.headers).filter(([name]) => name === 'authorization' || name === 'x-kejue-signature');
		expect(Object.fromEntries(proofs)).toEqual(await expected(received));
	});
});

describe('an event that is not accepted', () => {
	test('is sent again until it is, with the same id and body and a new signature', async () => {
		await subscribe({ events: ['call.ended'] });
		receiver.answers.push(500, 302, 204);
		await call('+12025550151');
		const received = await receiver.wait(3);
		await settle(10);
		expect(receiver.received).toHaveLength(3);
		expect(new Set(received.map(({ text }) => text)).size).toBe(1);
		expect(new Set(received.map(({ headers }) => headers['x-kejue-signature'])).size).toBe(3);
		expect(client.sandbox.deliveries()).toMatchObject([{ outcome: 'delivered', attempts: [{ status: 500 }, { status: 302 }, { status: 204 }] }]);
	});

	test('is given up after max_retries, and shows in the statistics', async () => {
		const { id } = await subscribe({ events: ['call.ended'], max_retries: 1 });
		receiver.answers.push(500, 503, 200);
		await call('+12025550151');
		await receiver.wait(2);
		await settle(10);
		expect(receiver.received).toHaveLength(2);
		expect(client.sandbox.deliveries()).toMatchObject([{ outcome: 'failed', attempts: [{ status: 500 }, { status: 503 }] }]);
		const { stats, last_error } = Object((await client.send('kejue', 'GET', `/webhooks/${String(id)}`)).body);
		expect([stats, last_error]).toEqual([{ total_deliveries: 1, failed_deliveries: 1, success_rate: 0 }, 'HTTP 503']);
	});

	test('is not sent again after 401', async () => {
		await subscribe({ events: ['call.ended'] });
		receiver.answers.push(401);
		await call('+12025550151');
		await receiver.wait(1);
		await settle(10);
		expect(client.sandbox.deliveries()).toMatchObject([{ outcome: 'failed', attempts: [{ status: 401 }] }]);
	});

	test('is given up after timeout_ms, and where nobody listens', async () => {
		const { id } = await subscribe({ timeout_ms: 1_000, max_retries: 0 });
		const nobody = await startReceiver();
		await nobody.close();
		await subscribe({ url: nobody.url, max_retries: 0 });
		receiver.answers.push(0);
		const deliveries = await client.sandbox.deliver({ provider: 'kejue', event: 'call.ended' });
		expect(deliveries).toMatchObject([
			{ webhookId: id, outcome: 'failed', attempts: [{ status: null, problem: expect.stringContaining('timeout') }] },
			{ outcome: 'failed', attempts: [{ status: null, problem: expect.stringContaining('ECONNREFUSED') }] },
		]);
	});

	test('is broken off by clear()', async () => {
		await subscribe({ events: ['call.ended'] });
		receiver.answers.push(500);
		await call('+12025550151');
		await receiver.wait(1);
		client.sandbox.clear();
		await settle(10);
		expect([receiver.received.length, client.sandbox.deliveries()]).toEqual([1, []]);
	});
});
