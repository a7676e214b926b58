import { DateTime } from 'luxon';
import { type Client, startClient, startClock } from './client';
import { eventViolations } from './eventViolations';
import { type Receiver, startReceiver } from './receiver';

const PHASE_MS = 60;

let client: Client;
let receiver: Receiver;
beforeAll(async () => {
	client = await startClient({ phaseMs: PHASE_MS });
	receiver = await startReceiver();
});
afterEach(() => {
	jest.restoreAllMocks();
	client.sandbox.clear();
	receiver.clear();
});
afterAll(async () => {
	await client.close();
	await receiver.close();
});

const send = async (method: string, path: string, body?: unknown) => await client.send('kejue', method, path, { body });
const contact = async (phone: string, more: object = {}): Promise<string> => Object((await send('POST', '/contacts', { phone, ...more })).body).id;
const create = async (body: object) => await send('POST', '/campaigns', { name: 'Survey', ...body });

test('rings nobody until it is started, then everybody as often as listed, at the phones of the contacts', async () => {
	const [ada, busy] = [await contact('+1 202 555 0123'), await contact('+12025550151')];
	const created = await create({ voice_config_id: 'vc_2_1', contact_ids: [ada, busy, ada, 'con_sandbox_10'] });
	expect([created.status, created.body]).toEqual([
		200,
		{
			id: expect.stringMatching(/^cmp_/),
			name: 'Survey',
			status: 'draft',
			created_at: expect.any(String),
			persona_id: 'per_2',
			contacts_added: 4,
			scheduled_start_at: null,
		},
	]);
	expect(client.sandbox.rung()).toEqual({});
	const { id } = Object(created.body);
	const clock = startClock();
	expect((await send('POST', `/campaigns/${id}/start`)).body).toMatchObject({ status: 'running' });
	expect(client.sandbox.rung()).toEqual({ '+12025550123': 2, '+12025550151': 1 });
	clock.advance(3 * PHASE_MS);
	const { calls } = Object((await send('GET', '/calls')).body);
	expect(calls.map((call: { contact_id: string; status: string; persona_id: string }) => [call.contact_id, call.status, call.persona_id])).toEqual([
		['con_sandbox_10', 'failed', 'per_2'],
		[ada, 'completed', 'per_2'],
		[busy, 'busy', 'per_2'],
		[ada, 'completed', 'per_2'],
	]);
});

test('is called once only, and not without contacts', async () => {
	const { id } = Object((await create({ contact_ids: ['con_sandbox_1'], auto_start: true })).body);
	const again = await send('POST', `/campaigns/${id}/start`, {});
	expect([again.status, again.body]).toEqual([400, { error: 'Campaign was started already', code: 'BAD_REQUEST', details: {} }]);
	expect([(await create({ auto_start: true })).status, (await send('POST', '/campaigns/cmp_x/start', {})).status]).toEqual([400, 404]);
	expect((await create({ contact_ids: ['con_sandbox_2'], scheduled_start_at: 'soon' })).status).toBe(400);
	expect(client.sandbox.rung()).toEqual({ '+12175550100': 1 });
});

test('a start to come is read in the time zone of each contact', async () => {
	const start = '2999-06-01T09:00';
	const contact_ids = [await contact('+12025550123', { timezone: 'Asia/Dubai' }), await contact('+12025550124')];
	expect((await create({ contact_ids, scheduled_start_at: start })).body).toMatchObject({ status: 'scheduled', scheduled_start_at: start });
	const { calls } = Object((await send('GET', '/calls?status=scheduled')).body);
	const moments = ['utc', 'Asia/Dubai'].map((zone) => DateTime.fromISO(start, { zone }).toUTC().toISO());
	expect(calls.map(({ scheduled_at }: { scheduled_at: string }) => scheduled_at)).toEqual(moments);
	expect(moments[0]).not.toBe(moments[1]);
	expect(client.sandbox.rung()).toEqual({ '+12025550123': 1, '+12025550124': 1 });
});

test('tells of its start, of each call, and of its end', async () => {
	await send('POST', '/webhooks', { url: `${receiver.url}/hook`, events: ['campaign.started', 'campaign.ended', 'call.started'] });
	const contact_ids = [await contact('+12025550123'), await contact('+12025550124')];
	const { id } = Object((await create({ contact_ids, auto_start: true })).body);
	const bodies = (await receiver.wait(4)).map(({ body }) => Object(body)).toSorted((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));
	expect(bodies.map(({ event, data }) => [event, data.campaign_id])).toEqual([
		['campaign.started', id],
		['call.started', id],
		['call.started', id],
		['campaign.ended', id],
	]);
	expect([bodies[0].data, bodies[3].data]).toEqual([
		{ campaign_id: id, name: 'Survey', status: 'running' },
		{ campaign_id: id, name: 'Survey', status: 'completed' },
	]);
	expect(eventViolations('kejue', 'campaign', bodies[0])).toEqual([]);
});
