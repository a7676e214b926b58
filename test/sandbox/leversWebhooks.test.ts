import { Webhook } from 'svix';
import { pause } from '../pause';
import { type Client, startClient } from './client';
import { eventViolations } from './eventViolations';
import { hmac } from './hmac';
import { type Receiver, startReceiver } from './receiver';

const PHASE_MS = 40;
const CALL = '/api-service/v1/ai/phone-calls/action/call';

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

const register = (secret?: string) => client.sandbox.enterInDashboard('levers', { url: `${receiver.url}/hook`, secret });
const call = async (numberToCall = '+12025550123', more: object = {}) =>
	await client.send('levers', 'POST', CALL, { body: { numberToCall, ...more } });
const settle = async (phases: number) => await pause(phases * PHASE_MS + 60);

describe('the dashboard', () => {
	test('makes a secret for the address, or takes one', async () => {
		const url = `${receiver.url}/hook`;
		const reply = await client.control('kejue', 'POST', '/_sandbox/levers/webhooks', { url });
		const registration = { provider: 'levers', name: null, url, events: ['phone_call.ended'], isActive: true, boundTo: null };
		expect([reply.status, reply.body]).toEqual([
			200,
			{ ...registration, id: expect.stringMatching(/^ep_/), secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{32}$/) },
		]);
		const own = register('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
		expect(own.secret).toBe('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
		expect(client.sandbox.webhooks('levers')).toEqual([reply.body, own]);
		expect((await client.control('levers', 'GET', '/_sandbox/webhooks')).body).toEqual([reply.body, own]);
	});

	test.each([
		['levers', { url: 'nowhere' }, 'url: '],
		['levers', { url: 'http://localhost/', secret: 'not base64!' }, 'secret: must be base64'],
		['levers', { url: 'http://localhost/', events: [] }, 'events'],
		['kejue', { url: 'http://localhost/' }, 'kejue webhooks are registered through its API'],
		['zudu', { url: 'http://localhost/' }, 'zudu webhooks are registered through its API'],
		['elemente', { url: 'http://localhost/' }, 'elemente tells nobody'],
		['acme', { url: 'http://localhost/' }, 'provider: '],
	])('of %s refuses %j', async (provider, entry, complaint) => {
		const reply = await client.control('levers', 'POST', `/_sandbox/${provider}/webhooks`, entry);
		expect([reply.status, reply.body]).toEqual([400, { error: expect.stringContaining(complaint) }]);
	});
});

test('the end of a call is told, signed as Svix does, with what the request had along', async () => {
	const { secret, id: webhookId } = register();
	const metadata = { orderId: 'A-17', nested: { list: [1, 'é'] } };
	await call('+12025550123', { metadata });
	const [{ headers, text, body }] = await receiver.wait(1);
	const [{ id: callId }] = Object((await client.control('levers', 'GET', '/_sandbox/calls')).body);
	expect(body).toEqual({
		providerCallId: callId,
		numberFrom: '+12025550100',
		numberTo: '+12025550123',
		providerStatus: 'pass',
		deliveryStatus: 'pass',
		duration: 1,
		summary: expect.any(String),
		endedReason: 'customer-ended-call',
		callOutput: 'ANSWERED',
		callOutputReasoning: expect.any(String),
		sentimentOutput: 'NEUTRAL',
		sentimentOutputReasoning: expect.any(String),
		transcription: expect.stringMatching(/^Agent: .+\nCustomer: /),
		recordingUrl: `sandbox-recordings:calls/${callId}.mp3`,
		metadata: { requestMetadata: metadata },
	});
	expect(eventViolations('levers', 'phone_call.ended', body)).toEqual([]);

	expect(new Webhook(String(secret)).verify(text, headers)).toEqual(body);
	const key = Buffer.from(String(secret).replace('whsec_', ''), 'base64');
	const expected = await hmac('SHA-256', key, `${headers['svix-id']}.${headers['svix-timestamp']}.${text}`);
	expect(headers['svix-signature']).toBe(`v1,${expected.toString('base64')}`);
	expect(headers['svix-id']).toMatch(/^msg_/);
	expect(client.sandbox.deliveries()).toMatchObject([{ webhookId, callId, eventId: headers['svix-id'], event: 'phone_call.ended', outcome: 'delivered' }]);
});

test.each([
	['+12025550151', { deliveryStatus: 'fail', providerStatus: 'pass', callOutput: 'BUSY', duration: 0, summary: null, transcription: '' }],
	['+12025550155', { deliveryStatus: 'fail', providerStatus: 'fail', callOutput: 'FAILED', endedReason: null }],
	['+12025550153', { deliveryStatus: 'pass', callOutput: 'VOICEMAIL', transcription: expect.stringContaining('tone') }],
])('a call to %s', async (to, expected) => {
	register();
	await call(to);
	const [{ body }] = await receiver.wait(1);
	expect(body).toMatchObject({ numberTo: to, metadata: { requestMetadata: null }, ...expected });
	expect(eventViolations('levers', 'phone_call.ended', body)).toEqual([]);
});

test('the envelope can be chosen', async () => {
	register();
	expect((await client.control('zudu', 'POST', '/_sandbox/webhook-form', { provider: 'levers', form: 'envelope' })).status).toBe(204);
	await call();
	const [{ body }] = await receiver.wait(1);
	expect(body).toEqual({ type: 'phone_call.ended', timestamp: expect.any(String), data: expect.objectContaining({ numberTo: '+12025550123' }) });
	expect(eventViolations('levers', 'phone_call.ended', body)).toEqual([]);
});

test('a bulk request tells of each person, to every address', async () => {
	register();
	client.sandbox.enterInDashboard('levers', { url: `${receiver.url}/second` });
	const contacts = ['+12025550123', '+12025550124', '+12025550125'].map((numberToCall, row) => ({ numberToCall, metadata: { row } }));
	await client.send('levers', 'POST', `${CALL}-bulk`, { body: { contacts } });
	const received = await receiver.wait(6);
	const rows = received.map(({ path, body }) => `${path} ${Object(body).metadata.requestMetadata.row}`);
	expect(rows.sort()).toEqual(['/hook 0', '/hook 1', '/hook 2', '/second 0', '/second 1', '/second 2']);
	expect(new Set(received.map(({ headers }) => headers['svix-id'])).size).toBe(3);
});

test('what is not accepted is sent again with the same id', async () => {
	const { secret } = register();
	receiver.answers.push(500, 404, 200);
	await call();
	const received = await receiver.wait(3);
	await settle(10);
	expect(receiver.received).toHaveLength(3);
	expect(new Set(received.map(({ headers }) => headers['svix-id'])).size).toBe(1);
	for (const { text, headers } of received) expect(() => new Webhook(String(secret)).verify(text, headers)).not.toThrow();
});
