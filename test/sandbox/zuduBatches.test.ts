import { type Client, startClient, startClock } from './client';
import { type Receiver, startReceiver } from './receiver';

const PHASE_MS = 60_000;
const AGENT = 'agent_sandbox_1';

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

const send = async (method: string, path: string, body?: unknown) => await client.send('zudu', method, path, { body });
const dataOf = async (method: string, path: string, body?: unknown) => {
	const reply = await send(method, path, body);
	expect([reply.status, Object(reply.body).status]).toEqual([200, 'success']);
	return Object(reply.body).data;
};
const taskOf = (to_number: string) => ({ to_number, dynamic_variables: { name: 'Ada' } });
const PEOPLE = ['+12025550123', '+1 202 555 0151', '+12025550155', '+12025550123'];
const create = async (more: object = {}) =>
	await send('POST', '/batch-call', { from_number: '+12025550100', agent_id: AGENT, name: 'Survey', tasks: PEOPLE.map(taskOf), ...more });
const created = async (more: object = {}) => Object((await create(more)).body);
const RUNG = { '+12025550123': 2, '+12025550151': 1, '+12025550155': 1 };
const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600;

test.each([
	[{}, 'SENT', RUNG],
	[{ send_now: true, trigger_timestamp: 4_000_000_000 }, 'SENT', RUNG],
	[{ status: 'sent' }, 'SENT', RUNG],
	[{ send_now: true, status: 'draft' }, 'SENT', RUNG],
	[{ trigger_timestamp: 4_000_000_000 }, 'SCHEDULED', RUNG],
	[{ trigger_timestamp: 4_000_000_000_000, status: 'scheduled' }, 'SCHEDULED', RUNG],
	[{ status: 'draft' }, 'DRAFT', {}],
	[{ status: 'draft', trigger_timestamp: 4_000_000_000 }, 'DRAFT', {}],
])('created with %j is %s', async (more, status, rung) => {
	const reply = await create(more);
	const scheduled_timestamp = 'trigger_timestamp' in more ? 4_000_000_000_000 : null;
	expect([reply.status, reply.body]).toMatchObject([200, { status, scheduled_timestamp, total: 4, agent_id: AGENT, name: 'Survey' }]);
	expect(client.sandbox.rung()).toEqual(rung);
});

test.each([
	[{ tasks: [taskOf('+12025550123'), taskOf('+1 202 555 0100')] }, 'to_number must differ from from_number'],
	[{ tasks: [{ to_number: '+12025550123', dynamic_variables: { text: 'x'.repeat(5_200) } }] }, 'dynamic_variables must not exceed 5 KB'],
	[{ trigger_timestamp: 1_700_000_000 }, 'trigger_timestamp must be in the future'],
	[{ status: 'scheduled' }, 'trigger_timestamp is required with status scheduled'],
])('created with %j is refused and rings nobody', async (more, error) => {
	const reply = await create(more);
	expect([reply.status, Object(reply.body).error, client.sandbox.rung()]).toEqual([400, error, {}]);
});

test('counts who was called, who picked up and who is done, and tells of each person', async () => {
	const clock = startClock();
	const { batch_call_id: id } = await created();
	expect(await dataOf('GET', `/batch-call/${id}`)).toMatchObject({ status: 'SENT', sent: 4, picked_up: 0, completed: 0 });
	clock.advance(2 * PHASE_MS);
	expect(await dataOf('GET', `/batch-call/${id}`)).toMatchObject({ status: 'SENT', sent: 4, picked_up: 2, completed: 2 });
	clock.advance(PHASE_MS);
	expect(await dataOf('GET', `/batch-call/${id}`)).toMatchObject({ status: 'COMPLETED', sent: 4, picked_up: 2, completed: 4 });
	const { tasks, pagination } = await dataOf('GET', `/batch-call/${id}/tasks?page=0&limit=3`);
	expect(pagination).toEqual({ page: 0, limit: 3, total_count: 4 });
	expect(tasks).toMatchObject([
		{ to_number: PEOPLE[0], status: 'COMPLETED', error_message: null, dynamic_variables: { name: 'Ada' } },
		{ to_number: PEOPLE[1], status: 'COMPLETED', error_message: null },
		{ to_number: PEOPLE[2], status: 'FAILED', error_message: 'DIAL_FAILED' },
	]);
	const last = await dataOf('GET', `/batch-call/${id}/tasks?page=1&limit=3`);
	expect(last.tasks).toHaveLength(1);
	expect(await dataOf('GET', `/api/calls/${tasks[0].call_id}`)).toMatchObject({
		call_status: 'ENDED',
		agent_id: AGENT,
		metadata: { batch_call_id: id, task_id: tasks[0].task_id },
	});
});

test('a draft is executed once; whoever waits for a later moment is called now, and not twice', async () => {
	const draft = (await created({ status: 'draft' })).batch_call_id;
	expect(await dataOf('POST', `/batch-call/${draft}/execute`)).toEqual({
		batch_call_id: draft,
		status: 'SENT',
		execution_started_at: expect.any(String),
	});
	const again = await send('POST', `/batch-call/${draft}/execute`);
	expect([again.status, client.sandbox.rung()]).toEqual([400, RUNG]);
	client.sandbox.clear();
	const waiting = (await created({ trigger_timestamp: inAnHour() })).batch_call_id;
	await dataOf('POST', `/batch-call/${waiting}/execute`);
	expect([(await dataOf('GET', `/batch-call/${waiting}`)).status, client.sandbox.rung()]).toEqual(['SENT', RUNG]);
});

describe('a change', () => {
	const change = async (id: string, body: object) => await send('PATCH', `/batch-call/${id}`, body);

	test('of a batch that waits moves it, calls it off, or starts it', async () => {
		const { batch_call_id: id } = await created({ trigger_timestamp: inAnHour() });
		const later = inAnHour() + 60;
		expect(Object((await change(id, { trigger_timestamp: later })).body).data).toMatchObject({ status: 'SCHEDULED', scheduled_timestamp: later * 1000 });
		expect(Object((await change(id, { status: 'draft' })).body).data).toMatchObject({ status: 'DRAFT' });
		expect([client.sandbox.rung(), (await dataOf('GET', '/api/calls')).calls]).toEqual([{}, []]);
		expect(Object((await change(id, { status: 'scheduled', name: 'Later' })).body).data).toMatchObject({ status: 'SCHEDULED', name: 'Later' });
		expect(Object((await change(id, { send_now: true })).body).data).toMatchObject({ status: 'SENT' });
		expect(client.sandbox.rung()).toEqual(RUNG);
	});

	test('of a batch that was started is a new name at most, and of a completed one nothing', async () => {
		const clock = startClock();
		const { batch_call_id: id } = await created();
		expect(Object((await change(id, { name: 'Other' })).body).data).toMatchObject({ name: 'Other', status: 'SENT' });
		const refused = [{ send_now: true }, { status: 'draft' }, { trigger_timestamp: inAnHour() }];
		for (const body of refused) expect((await change(id, body)).status).toBe(400);
		expect((await send('DELETE', `/batch-call/${id}`)).status).toBe(400);
		clock.advance(3 * PHASE_MS);
		expect((await change(id, { name: 'Too late' })).status).toBe(400);
		expect(await dataOf('DELETE', `/batch-call/${id}`)).toBeNull();
		expect([(await send('GET', `/batch-call/${id}`)).status, client.sandbox.rung()]).toEqual([404, RUNG]);
	});
});

test('lists: all without a limit, filters and pages in the body', async () => {
	for (const [index, status] of ['draft', 'draft', 'sent'].entries()) await created({ name: `Batch ${index}`, status });
	const names = ({ batch_calls }: { batch_calls: Array<{ name: string }> }) => batch_calls.map(({ name }) => name);
	expect(names(await dataOf('GET', '/batch-call/list?sort_by=name&sort_order=ascending'))).toEqual(['Batch 0', 'Batch 1', 'Batch 2']);
	const paged = await dataOf('GET', '/batch-call/list?sort_by=name&limit=2&page=1');
	expect([names(paged), paged.pagination]).toMatchObject([['Batch 0'], { total_count: 3, total_pages: 2, has_next_page: false }]);
	const found = await dataOf('POST', '/batch-call/list', {
		filter_criteria: { status: ['draft'], name: ['batch'] },
		pagination: { page: 0, limit: 1 },
		sort_by: 'name',
	});
	expect([names(found), found.pagination.total_count, found.applied_filters]).toEqual([['Batch 1'], 2, { status: '1 selected', name: '1 selected' }]);
});

test('the webhook of the agent is told of every call', async () => {
	client.sandbox.setPace({ phaseMs: 30 });
	const { id } = await dataOf('POST', '/api/post-call-webhooks/create', { name: 'Mine', url: `${receiver.url}/hook` });
	await dataOf('PATCH', `/api/agents/${AGENT}`, { post_call_webhook_id: id });
	await created();
	const numbers = (await receiver.wait(4)).map(({ body }) => Object(body).to_number);
	expect(numbers.toSorted()).toEqual(PEOPLE.toSorted());
});
