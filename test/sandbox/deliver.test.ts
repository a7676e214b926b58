import { Webhook } from 'svix';
import { ControlError, type DeliveryOrder } from '../../sandbox';
import { type Client, startClient } from './client';
import { eventViolations } from './eventViolations';
import { hmac } from './hmac';
import { type Received, type Receiver, startReceiver } from './receiver';

const SECRET = 'kejue-secret';
const refused: string[] = [];

let client: Client;
let receiver: Receiver;
beforeAll(async () => {
	client = await startClient({ phaseMs: 20, report: (line) => refused.push(line) });
	receiver = await startReceiver();
});
afterEach(() => {
	client.sandbox.clear();
	receiver.clear();
	refused.length = 0;
});
afterAll(async () => {
	await client.close();
	await receiver.close();
});

const subscribe = async (more: object = {}): Promise<string> => {
	const body = { url: `${receiver.url}/hook`, events: ['call.ended'], secret: SECRET, ...more };
	return Object((await client.send('kejue', 'POST', '/webhooks', { body })).body).id;
};
const deliver = async (order: Partial<DeliveryOrder> = {}) => {
	await client.sandbox.deliver({ provider: 'kejue', event: 'call.ended', ...order });
	return receiver.received;
};
const isSigned = async ({ headers, text }: Pick<Received, 'headers' | 'text'>) => {
	const digest = (await hmac('SHA-256', SECRET, `${headers['x-kejue-timestamp']}.${text}`)).toString('hex');
	return headers['x-kejue-signature'] === `sha256=${digest}`;
};
const ageOf = ({ headers }: Received) => (Date.now() - Number(headers['x-kejue-timestamp'])) / 1000;

test('over HTTP, to everybody who asked for it, about a call that is in no list', async () => {
	const id = await subscribe();
	await subscribe({ events: ['call.started'] });
	const reply = await client.control('elemente', 'POST', '/_sandbox/deliver', { provider: 'kejue', event: 'call.ended' });
	expect(reply.status).toBe(200);
	expect(reply.body).toEqual(client.sandbox.deliveries());
	expect((await client.control('kejue', 'GET', '/_sandbox/deliveries?provider=kejue')).body).toEqual(reply.body);
	expect((await client.control('kejue', 'GET', '/_sandbox/deliveries?provider=zudu')).body).toEqual([]);
	expect(reply.body).toMatchObject([{ webhookId: id, event: 'call.ended', outcome: 'delivered', attempts: [{ status: 200 }] }]);
	const [{ body }] = receiver.received;
	expect(body).toMatchObject({ data: { status: 'completed', transcript: expect.any(String), recording_url: expect.any(String) } });
	expect(eventViolations('kejue', 'call.ended', body)).toEqual([]);
	expect(await isSigned(receiver.received[0])).toBe(true);
	expect([client.sandbox.rung(), (await client.control('kejue', 'GET', '/_sandbox/calls')).body]).toEqual([{}, []]);
});

test('to nobody when nobody listens', async () => {
	await subscribe({ events: ['call.started'] });
	expect(await client.sandbox.deliver({ provider: 'kejue', event: 'call.ended' })).toEqual([]);
});

test('about a call of the sandbox, as it will have ended', async () => {
	client.sandbox.setPace({ phaseMs: 60_000 });
	await subscribe();
	const placed = await client.send('kejue', 'POST', '/persona-calls', { body: { persona_id: 'per_1', contact: { phone: '+12025550151' } } });
	const { id } = Object(placed.body);
	const [{ body }] = await deliver({ callId: id });
	expect(body).toMatchObject({ event: 'call.ended', data: { job_id: id, status: 'busy' } });
});

test('about a call of one persona', async () => {
	await subscribe({ scope_type: 'persona', persona_id: 'per_9' });
	expect(await deliver()).toEqual([]);
	expect(await deliver({ agentId: 'per_9' })).toHaveLength(1);
});

test('to one registration, whatever it asked for; to an address that is none', async () => {
	const id = await subscribe({ events: ['call.started'] });
	expect(await deliver({ webhookId: id })).toMatchObject([{ path: '/hook' }]);
	await deliver({ url: `${receiver.url}/resume`, secret: SECRET });
	const [, resumed] = receiver.received;
	expect([resumed.path, await isSigned(resumed)]).toEqual(['/resume', true]);
	await deliver({ url: `${receiver.url}/resume` });
	expect(receiver.received[2].headers).not.toHaveProperty('x-kejue-signature');
	expect(client.sandbox.deliveries().map(({ webhookId }) => webhookId)).toEqual([id, null, null]);
});

test('repeated and replayed with one id', async () => {
	await subscribe();
	await deliver({ repeat: 3 });
	const { eventId } = client.sandbox.deliveries()[0];
	await deliver({ eventId });
	expect(receiver.received.map(({ body }) => Object(body).event_id)).toEqual([eventId, eventId, eventId, eventId]);
	await deliver();
	expect(Object(receiver.received[4].body).event_id).not.toBe(eventId);
});

describe('what is wrong with it', () => {
	beforeEach(async () => {
		await subscribe();
	});

	test('a bad signature is of the right form', async () => {
		const [received] = await deliver({ badSignature: true });
		expect(received.headers['x-kejue-signature']).toMatch(/^sha256=[0-9a-f]{64}$/);
		expect(await isSigned(received)).toBe(false);
	});

	test('a body changed after signing', async () => {
		const [received] = await deliver({ changedBody: true });
		expect(received.body).toMatchObject({ event: 'call.ended', added_after_signing: true });
		expect(await isSigned(received)).toBe(false);
		const signed = received.text.replace(',"added_after_signing":true', '');
		expect(await isSigned({ ...received, text: signed })).toBe(true);
	});

	test.each([600, -600])('%d seconds old, correctly signed', async (ageS) => {
		const [received] = await deliver({ ageS });
		expect(Math.abs(ageOf(received) - ageS)).toBeLessThan(60);
		expect(await isSigned(received)).toBe(true);
	});

	test('headers left out and replaced', async () => {
		const [received] = await deliver({ headers: { 'X-Kejue-Signature': null, 'Content-Type': 'text/plain', 'x-more': '1' } });
		expect(received.headers).toMatchObject({ 'content-type': 'text/plain', 'x-more': '1', 'x-kejue-timestamp': expect.any(String) });
		expect(received.headers).not.toHaveProperty('x-kejue-signature');
	});

	test.each([
		['not JSON', '{"event": '],
		['wrong type', '[1, 2]'],
		['unicode', '{"event": "call.ended", "event_id": "ü-\u{1F600}", "data": {}}'],
		['huge', JSON.stringify({ event: 'call.ended', data: { transcript: 'x'.repeat(5_000_000) } })],
		['empty', ''],
	])('%s', async (_name, body) => {
		const [received] = await deliver({ body });
		expect(received.text).toBe(body);
		expect(await isSigned(received)).toBe(true);
	});

	test('single values of the payload', async () => {
		const [{ body }] = await deliver({ overrides: { event_id: 'evt_mine', data: { transcript: null, retry: { will_retry: true }, more: [1] } } });
		expect(body).toMatchObject({
			event_id: 'evt_mine',
			data: { transcript: null, status: 'completed', retry: { will_retry: true, attempt_number: 1 }, more: [1] },
		});
	});

	test('an event that nobody knows has no data', async () => {
		const { id } = client.sandbox.webhooks()[0];
		const [{ body }] = await deliver({ event: 'contact.updated', webhookId: id });
		expect(body).toMatchObject({ event: 'contact.updated', data: {} });
	});
});

test('it is tried again only when that is asked for', async () => {
	await subscribe();
	receiver.answers.push(500, 500, 200);
	expect(await client.sandbox.deliver({ provider: 'kejue', event: 'call.ended' })).toMatchObject([{ outcome: 'failed', attempts: [{}] }]);
	expect(await client.sandbox.deliver({ provider: 'kejue', event: 'call.ended', retry: true })).toMatchObject([
		{ outcome: 'delivered', attempts: [{ status: 500 }, { status: 200 }] },
	]);
});

describe('forms', () => {
	test.each(['campaign.started', 'campaign.ended', 'campaign.paused', 'campaign.resumed', 'campaign.failed'])('%s', async (event) => {
		await subscribe({ events: [event] });
		const [{ body }] = await deliver({ event });
		expect(body).toMatchObject({ event, data: { campaign_id: expect.any(String), status: expect.any(String) } });
		expect(eventViolations('kejue', 'campaign', body)).toEqual([]);
	});

	test('call.analyzed as the dashboard of Kejue sends it for a test', async () => {
		await subscribe({ events: ['call.analyzed'] });
		const [{ body }] = await deliver({ event: 'call.analyzed', form: 'dashboardTest' });
		const { call, contact } = Object(body).data;
		expect(call).toMatchObject({ extracted_data: {} });
		expect(call).not.toHaveProperty('structured_data');
		expect(contact).toEqual({
			id: 'con_sandbox_1',
			full_name: 'Ada Contact 1',
			first_name: 'Ada',
			last_name: 'Contact 1',
			email: 'contact1@sandbox.example',
			phone: '+12175550100',
			status: { status: 'contacted', score: 70 },
		});
		expect(eventViolations('kejue', 'call.analyzed', body)).toEqual([]);
	});

	test('a test of the dashboard of Levers is about no request', async () => {
		const { secret } = client.sandbox.enterInDashboard('levers', { url: receiver.url });
		await deliver({ provider: 'levers', event: 'phone_call.ended', form: 'dashboardTest' });
		const [{ body, text, headers }] = receiver.received;
		expect(body).toMatchObject({ callOutput: 'TEST', metadata: {} });
		expect(eventViolations('levers', 'phone_call.ended', body)).toEqual([]);
		expect(new Webhook(String(secret)).verify(text, headers)).toEqual(body);
	});

	test('Levers, flat, in the envelope, and too old', async () => {
		const { secret } = client.sandbox.enterInDashboard('levers', { url: receiver.url });
		const order = { provider: 'levers', event: 'phone_call.ended' } as const;
		await deliver({ ...order, overrides: { metadata: { requestMetadata: { row: 7 } } } });
		await deliver({ ...order, form: 'envelope' });
		await deliver({ ...order, badSignature: true });
		await deliver({ ...order, ageS: 301 });
		const [flat, envelope, bad, old] = receiver.received;
		const webhook = new Webhook(String(secret));
		expect(webhook.verify(flat.text, flat.headers)).toMatchObject({ numberTo: '+12025550123', metadata: { requestMetadata: { row: 7 } } });
		expect(webhook.verify(envelope.text, envelope.headers)).toMatchObject({ type: 'phone_call.ended', data: { numberTo: '+12025550123' } });
		expect(() => webhook.verify(bad.text, bad.headers)).toThrow('No matching signature');
		expect(() => webhook.verify(old.text, old.headers)).toThrow('too old');
	});

	test('Zudu, about a call that can be read again and about one that cannot', async () => {
		const { id } = Object((await client.send('zudu', 'POST', '/api/post-call-webhooks/create', { body: { name: 'x', url: receiver.url } })).body).data;
		await client.send('zudu', 'POST', '/api/agents/agent_sandbox_2/tools/post-call-webhook/assign', { body: { webhook_id: id } });
		expect(await deliver({ provider: 'zudu', event: 'post_call' })).toEqual([]);
		const [{ body }] = await deliver({ provider: 'zudu', event: 'post_call', agentId: 'agent_sandbox_2' });
		expect(body).toMatchObject({ agent_id: 'agent_sandbox_2', call_status: 'ENDED', call_type: 'PHONE_CALL' });
		expect((await client.send('zudu', 'GET', `/api/calls/${Object(body).call_id}`)).status).toBe(404);
	});
});

test.each(['https://example.com/hook', 'http://192.168.0.1/', 'http://127.0.0.1.example.com/', 'http://localhost.example.com/'])(
	'%s is not on this machine: nothing is sent, and that is said',
	async (url) => {
		await subscribe({ url });
		const deliveries = await client.sandbox.deliver({ provider: 'kejue', event: 'call.ended' });
		expect(deliveries).toMatchObject([{ url, outcome: 'refused', attempts: [] }]);
		expect(refused).toEqual([`kejue call.ended is not sent to ${url}: the sandbox sends to addresses on this machine only`]);
	},
);

test.each([
	[{ provider: 'acme', event: 'x' }, 'provider: '],
	[{ provider: 'kejue' }, 'event: '],
	[{ provider: 'kejue', event: 'call.ended', repeat: 0 }, 'repeat: '],
	[{ provider: 'kejue', event: 'call.ended', again: true }, 'again'],
	[{ provider: 'kejue', event: 'call.ended', callId: 'call_x' }, 'kejue has no call call_x'],
	[{ provider: 'kejue', event: 'call.ended', webhookId: 'wh_x' }, 'kejue has no webhook wh_x'],
	[{ provider: 'kejue', event: 'call.ended', form: 'round' }, 'The forms of kejue are documented, dashboardTest, not round'],
	[{ provider: 'elemente', event: 'call.ended' }, 'elemente tells nobody of what happens'],
])('%j is no order', async (order, complaint) => {
	const reply = await client.control('kejue', 'POST', '/_sandbox/deliver', order);
	expect([reply.status, reply.body]).toEqual([400, { error: expect.stringContaining(complaint) }]);
	expect(client.sandbox.deliveries()).toEqual([]);
});

test('a form that a provider does not have cannot be chosen', async () => {
	expect(() => client.sandbox.setWebhookForm('levers', 'round')).toThrow(ControlError);
	const reply = await client.control('kejue', 'POST', '/_sandbox/webhook-form', { provider: 'zudu', form: 'round' });
	expect([reply.status, reply.body]).toEqual([400, { error: 'The forms of zudu are call, wrapped, not round' }]);
});

test('a thousand events at once arrive, not all of them at once', async () => {
	// A busy machine needs longer for a hundred answers than the five seconds that a subscription has by default.
	await subscribe({ timeout_ms: 30_000 });
	await deliver({ repeat: 1_000 });
	expect(receiver.received).toHaveLength(1_000);
	expect(receiver.mostAtOnce()).toBeLessThanOrEqual(100);
	expect(client.sandbox.deliveries().every(({ outcome }) => outcome === 'delivered')).toBe(true);
});
