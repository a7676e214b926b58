import { createHash } from 'node:crypto';
import type { ProviderName } from '../../sandbox';
import { type Client, startClient } from './client';
import { AGENT_ID, SKILL_ID } from './diallings';

let client: Client;
beforeAll(async () => {
	client = await startClient();
});
afterEach(() => client.sandbox.clear());
afterAll(async () => await client.close());

/** What an answer says, without the envelope of Zudu. */
const ask = async (provider: ProviderName, method: string, path: string, body?: unknown) => {
	const reply = await client.send(provider, method, path, { body });
	expect([200, 201, 204]).toContain(reply.status);
	return provider === 'zudu' ? Object(reply.body).data : Object(reply.body);
};
const statusOf = async (provider: ProviderName, method: string, path: string, body?: unknown) => (await client.send(provider, method, path, { body })).status;

interface Lifecycle {
	provider: ProviderName;
	noun: string;
	create: [method: string, path: string, body: object];
	/** Id in the answer. */
	id: string;
	/** Where one is read; {id} is the id. */
	one: string;
	update: [method: string, path: string, body: object];
	/** What is read after creating and after updating. */
	before: object;
	after: object;
	/** A list in which it is then found, and the member of the answer that is the list. */
	list: [path: string, member: string];
	remove?: [method: string, path: string];
}

const LIFECYCLES: Lifecycle[] = [
	{
		provider: 'kejue',
		noun: 'agent',
		create: ['POST', '/agents', { name: 'Ada', voice_config: { language_locale: 'de-DE' }, tools: [{ tool_name: 'hang_up' }] }],
		id: 'id',
		one: '/agents/{id}',
		before: { name: 'Ada', is_active: true, voice_configs: [{ language_locale: 'de-DE', is_default: true }], tools: [{ channels: ['voice:in-call'], config: {} }] },
		update: ['PATCH', '/agents/{id}', { name: null, description: 'Calls', is_active: false }],
		after: { name: 'Ada', description: 'Calls', is_active: false, voice_configs: [{ language_locale: 'de-DE' }] },
		list: ['/agents?offset=250', 'agents'],
	},
	{
		provider: 'kejue',
		noun: 'tool',
		create: ['POST', '/tools', { name: 'look_up', http_config: { url: 'https://example.com/' }, static_parameters: [{ name: 'a', value: 'b' }] }],
		id: 'id',
		one: '/tools/{id}',
		before: { tool_type: 'http', timeout: 30_000, retry_count: 0, agent_reaction: 'speaks', parameters: { static_parameters: [{ name: 'a', value: 'b' }] } },
		update: ['PATCH', '/tools/{id}', { retry_count: 2, timeout: null }],
		after: { name: 'look_up', retry_count: 2, timeout: 30_000 },
		list: ['/tools?offset=250', 'tools'],
	},
	{
		provider: 'zudu',
		noun: 'agent',
		create: ['POST', '/api/agents/create', { agent_name: ' Ada ', llm_config: { temperature: 0.5 } }],
		id: 'agent_id',
		one: '/api/agents/{id}/full',
		before: { agent_name: 'Ada', organization_id: 'org_sandbox', llm_config: { temperature: 0.5 }, post_call_webhook_id: null },
		update: ['PATCH', '/api/agents/{id}', { begin_message: 'Hello' }],
		after: { agent_name: 'Ada', begin_message: 'Hello', llm_config: { temperature: 0.5 } },
		list: ['/api/agents?limit=1', 'agents'],
		remove: ['DELETE', '/api/agents/{id}'],
	},
	{
		provider: 'zudu',
		noun: 'phone number',
		create: ['POST', '/api/phone-numbers/create', { phone_number: '+1 (312) 555-0198' }],
		id: 'phone_number',
		one: '/api/phone-numbers/{id}',
		before: { phone_number: '+13125550198', area_code: 312, nickname: null, inbound_agent_id: null },
		update: ['PATCH', '/api/phone-numbers/{id}', { label: 'Front desk', outbound_agent_id: 'agent_sandbox_1' }],
		after: { nickname: 'Front desk', outbound_agent_id: 'agent_sandbox_1', area_code: 312 },
		list: ['/api/phone-numbers?nickname=front', 'phone_numbers'],
		remove: ['DELETE', '/api/phone-numbers/{id}'],
	},
	{
		provider: 'zudu',
		noun: 'MCP server',
		create: ['POST', '/api/mcp-servers', { config: { name: 'Tickets', url: 'https://example.com/', secret_token: { secret_id: 's_1' } } }],
		id: 'id',
		one: '/api/mcp-servers/{id}',
		before: { name: 'Tickets', server_name: 'Tickets', server_url: 'https://example.com/', secret_token_id: 's_1', tool_approval_hashes: [] },
		update: ['PATCH', '/api/mcp-servers/{id}', { name: 'Orders' }],
		after: { name: 'Orders', url: 'https://example.com/' },
		list: ['/api/mcp-servers?search=order', 'servers'],
	},
	{
		provider: 'elemente',
		noun: 'agent',
		create: [
			'POST',
			'/api/v1/agents',
			{ name: 'Ada', leadQualification: null, functionality: null, lastname: null, imageURL: null, phone: null, isInbound: null, workspace: null, skills: [SKILL_ID] },
		],
		id: 'id',
		one: '/api/v1/agents/{id}',
		before: { name: 'Ada', active: true, phone: null, skills: [{ id: SKILL_ID, name: 'Remind' }], actions: [] },
		update: [
			'PUT',
			'/api/v1/agents/{id}',
			{ leadQualification: null, functionality: null, lastname: null, imageURL: null, phone: '+12025550100', isInbound: null, workspace: null, actions: ['00000000-0000-4000-8003-000000000002'] },
		],
		after: { name: 'Ada', phone: '+12025550100', actions: [{ name: 'look_up_order_2' }], skills: [{ id: SKILL_ID }] },
		list: ['/api/v1/agents?page=131&limit=1', ''],
	},
	{
		provider: 'levers',
		noun: 'contact',
		create: ['POST', '/api-service/v1/contact', { name: 'Acme', phoneNumber: '+12025550123', secondaryContacts: [{ name: 'Ada' }] }],
		id: 'uuid',
		one: '/api-service/v1/contact/{id}',
		before: { name: 'Acme', remindersEnabled: true, totalAmount: 0, outstandingAmount: 0, secondaryContacts: [{ uuid: expect.any(String), name: 'Ada' }] },
		update: ['PUT', '/api-service/v1/contact', { uuid: '{id}', city: 'Riyadh' }],
		after: { name: 'Acme', city: 'Riyadh', phoneNumber: '+12025550123' },
		list: ['/api-service/v1/contact?page=126&size=1', 'items'],
	},
];

const filled = (text: string, id: string) => text.replace('{id}', encodeURIComponent(id));

test.each(LIFECYCLES)('$provider $noun is created, read, changed, listed, and forgotten by clear()', async (lifecycle) => {
	const { provider, create, id: idMember, one, update, before, after, list } = lifecycle;
	const { [idMember]: id } = await ask(provider, ...create);
	expect(await ask(provider, 'GET', filled(one, id))).toMatchObject(before);
	const [method, path, body] = update;
	await ask(provider, method, filled(path, id), JSON.parse(JSON.stringify(body).replace('{id}', id)));
	expect(await ask(provider, 'GET', filled(one, id))).toMatchObject(after);
	const answer = await ask(provider, 'GET', list[0]);
	expect((list[1] === '' ? answer : answer[list[1]]).map((entry: Record<string, unknown>) => entry[idMember])).toEqual([id]);
	client.sandbox.clear();
	expect(await statusOf(provider, 'GET', filled(one, id))).toBe(404);
});

test.each(LIFECYCLES.flatMap(({ remove, ...lifecycle }) => (remove ? [{ ...lifecycle, remove }] : [])))(
	'$provider $noun is removed',
	async ({ provider, create, id: idMember, one, remove }) => {
		const { [idMember]: id } = await ask(provider, ...create);
		await ask(provider, remove[0], filled(remove[1], id));
		expect(await statusOf(provider, 'GET', filled(one, id))).toBe(404);
		expect(await statusOf(provider, remove[0], filled(remove[1], id))).toBe(404);
	},
);

test.each<[ProviderName, string, string, unknown]>([
	['kejue', 'PATCH', '/agents/per_x', {}],
	['kejue', 'POST', '/agents/per_x/voice-configs', {}],
	['kejue', 'PATCH', '/agents/per_1/voice-configs/vc_x', {}],
	['kejue', 'POST', '/agents/per_1/tools', { tool_name: 'x', tool_id: 'tool_x' }],
	['kejue', 'PATCH', '/tools/tool_x', {}],
	['kejue', 'PUT', '/phone-numbers/pn_x/inbound-routing', { voice_config_id: 'vc_1_1' }],
	['kejue', 'PUT', '/phone-numbers/pn_1/inbound-routing', { voice_config_id: 'vc_x' }],
	['kejue', 'DELETE', '/phone-numbers/pn_1/inbound-routing', undefined],
	['zudu', 'PATCH', '/api/agents/agent_x', {}],
	['zudu', 'DELETE', '/api/agents/agent_x', undefined],
	['zudu', 'POST', '/api/agents/agent_x/duplicate', { agent_name: 'A' }],
	['zudu', 'PATCH', '/api/phone-numbers/%2B1', {}],
	['zudu', 'GET', '/api/knowledge-bases/get-knowledge-base/kb_x', undefined],
	['zudu', 'GET', '/api/mcp-servers/mcp_x/tools', undefined],
	['zudu', 'GET', '/batch-call/batch_x/tasks', undefined],
	['zudu', 'POST', '/batch-call/batch_x/execute', undefined],
	['elemente', 'GET', '/api/v1/actions/x', undefined],
	['levers', 'PUT', '/api-service/v1/contact', { uuid: AGENT_ID }],
	['levers', 'GET', `/api-service/v1/invoice/${AGENT_ID}`, undefined],
	['levers', 'PATCH', '/api-service/v1/invoice/status', { status: 'PAID', uuid: [AGENT_ID] }],
	['levers', 'POST', `/api-service/v1/invoice/${AGENT_ID}/payment`, { amount: 1, date: '2026-01-01' }],
	['levers', 'PUT', `/api-service/v1/invoice/payment/${AGENT_ID}`, {}],
])('%s %s %s of what is not there', async (provider, method, path, body) => {
	expect(await statusOf(provider, method, path, body)).toBe(404);
});

describe('kejue', () => {
	test('bulk creation leaves out what has the same phone, in the request as well', async () => {
		const contacts = ['+12175550100', '+12025550123', '+1 202 555 0123', null, null].map((phone) => ({ phone }));
		expect(await ask('kejue', 'POST', '/contacts/bulk', { contacts })).toEqual({ created: 3, skipped: 2, errors: [] });
		expect(await ask('kejue', 'POST', '/contacts/bulk', { contacts, skip_duplicates: false })).toMatchObject({ created: 5, skipped: 0 });
		expect((await ask('kejue', 'GET', '/contacts?limit=1')).total).toBe(258);
	});

	test('an agent has one default voice configuration, and a tool once', async () => {
		const added = await ask('kejue', 'POST', '/agents/per_1/voice-configs', { language_locale: 'de-DE', is_default: true });
		expect(added).toMatchObject({ id: expect.stringMatching(/^vc_/), is_default: true, max_duration: 600 });
		await ask('kejue', 'PATCH', '/agents/per_1/voice-configs/vc_1_2', { prompt: 'Be brief.' });
		const tool = { tool_name: 'hang_up', channels: ['whatsapp'] };
		await ask('kejue', 'POST', '/agents/per_1/tools', tool);
		const { voice_configs, tools } = await ask('kejue', 'GET', '/agents/per_1');
		expect(voice_configs).toMatchObject([{ id: 'vc_1_1', is_default: false }, { id: 'vc_1_2', prompt: 'Be brief.' }, { id: added.id, is_default: true }]);
		expect(tools).toEqual([{ ...tool, tool_id: null, config: {} }]);
		expect(await statusOf('kejue', 'POST', '/agents/per_1/tools', { ...tool, channels: ['voice:in-call', 'voice:post-call'] })).toBe(400);
	});

	test('a name of a tool is there once, and only inbound numbers are routed', async () => {
		const http_config = { url: 'https://example.com/' };
		expect(await statusOf('kejue', 'POST', '/tools', { name: 'look_up_order_1', http_config })).toBe(400);
		expect(await statusOf('kejue', 'PATCH', '/tools/tool_1', { name: 'look_up_order_1' })).toBe(200);
		expect(await statusOf('kejue', 'PUT', '/phone-numbers/pn_2/inbound-routing', { voice_config_id: 'vc_1_1' })).toBe(400);
	});
});

describe('zudu', () => {
	test('an upsert creates or updates, a copy has another id and name, and an agent exists or not', async () => {
		const upsert = async (body: object) => await ask('zudu', 'PUT', '/api/agents/upsert', body);
		expect(await upsert({ agent_name: 'New' })).toMatchObject({ operation: 'created', agent_id: expect.stringMatching(/^agent_/) });
		expect(await upsert({ agent_id: 'agent_own', agent_name: 'Own' })).toMatchObject({ operation: 'created', agent_id: 'agent_own' });
		expect(await upsert({ agent_id: 'agent_own', agent_name: 'Other' })).toMatchObject({ operation: 'updated', agent: { agent_name: 'Other' } });
		const copy = await ask('zudu', 'POST', '/api/agents/agent_own/duplicate', { agent_name: 'Copy' });
		expect([copy.agent_name, copy.agent_id === 'agent_own']).toEqual(['Copy', false]);
		const exists = async (id: string) => (await ask('zudu', 'GET', `/api/agents/${id}/exists`)).exists;
		expect([await exists(copy.agent_id), await exists('agent_x')]).toEqual([true, false]);
		expect(await statusOf('zudu', 'POST', '/api/agents/create', { agent_name: '  ' })).toBe(400);
	});

	test('one configuration for many agents is shown first, then applied', async () => {
		const change = { agent_ids: ['agent_sandbox_1', 'agent_x'], configuration: { llm_config: { model: 'm-2' } } };
		const preview = await ask('zudu', 'POST', '/api/agents/config/preview', change);
		expect(preview).toMatchObject({ total_agents: 2, agents_with_changes: 1, preview: [{ new_config: { llm_model: 'm-2' }, will_update: true }, { will_update: false }] });
		expect((await ask('zudu', 'GET', '/api/agents/agent_sandbox_1')).llm_config).toBeUndefined();
		expect(await ask('zudu', 'POST', '/api/agents/config/apply', change)).toMatchObject({ success_count: 1, failure_count: 1 });
		expect((await ask('zudu', 'GET', '/api/agents/agent_sandbox_1')).llm_config).toEqual({ model: 'm-2' });
		expect(await ask('zudu', 'POST', '/api/agents/config/apply', { ...change, apply_to_all: true })).toMatchObject({ success_count: 250 });
	});

	test("a carrier's secret is not kept, and a number is there once", async () => {
		const body = { phone_number: '+13125550199', provider: 'twilio', account_sid: 'AC1', auth_token: 'carrier-secret' };
		expect(await ask('zudu', 'POST', '/api/phone-numbers/import', body)).toMatchObject({ phone_number: { number_provider: 'twilio', area_code: 312 } });
		expect(JSON.stringify(await ask('zudu', 'GET', '/api/phone-numbers/%2B13125550199'))).not.toContain('carrier-secret');
		expect(await statusOf('zudu', 'POST', '/api/phone-numbers/import', body)).toBe(400);
		expect(await statusOf('zudu', 'POST', '/api/phone-numbers/create', { phone_number: 'mine' })).toBe(400);
	});

	test('approvals of a tool are there once, until they are dropped', async () => {
		const { id } = await ask('zudu', 'POST', '/api/mcp-servers', { config: { name: 'A' } });
		const approve = async (approval_policy: string) => await ask('zudu', 'POST', `/api/mcp-servers/${id}/tool-approvals`, { tool_name: 'search', approval_policy });
		await approve('requires_approval');
		expect((await approve('auto_approved')).server.tool_approval_hashes).toMatchObject([{ tool_name: 'search', approval_policy: 'auto_approved' }]);
		const path = `/api/mcp-servers/${id}/tool-approvals/search`;
		expect([await statusOf('zudu', 'DELETE', path), await statusOf('zudu', 'DELETE', path)]).toEqual([200, 404]);
		const policy = { approval_policy: 'auto_approve_all' };
		expect(await ask('zudu', 'PATCH', `/api/mcp-servers/${id}/approval-policy`, policy)).toMatchObject({ ...policy, tool_approval_hashes: [] });
	});
});

test('elemente: a new action gives no id away, knowledge is listed with one', async () => {
	const action = { name: 'A', description: null, waitingMessage: null, method: 'GET', url: 'https://example.com/', headers: null, queryParams: null, inputVariables: null };
	const created = await client.send('elemente', 'POST', '/api/v1/actions', { body: action });
	expect([created.status, created.text]).toEqual([201, '']);
	const [{ actions }] = await ask('elemente', 'GET', '/api/v1/agents?limit=1');
	const path = `/api/v1/actions/${actions[0].id}`;
	expect(await ask('elemente', 'PUT', path, { ...action, url: 'https://example.com/b' })).toMatchObject({ name: 'A', url: 'https://example.com/b' });
	expect(await ask('elemente', 'GET', path)).not.toHaveProperty('id');
	for (const title of ['A', 'B', 'C']) {
		const knowledge = await ask('elemente', 'POST', '/api/v1/knowledgebase', { name: title, type: 'faq', agentIds: [AGENT_ID], title });
		expect(knowledge).toMatchObject({ agents: [AGENT_ID], status: 'active', isEveryone: false });
		expect(knowledge).not.toHaveProperty('id');
	}
	const page = await ask('elemente', 'GET', '/api/v1/knowledgebase?page=2&limit=2');
	expect(page).toMatchObject({ knowledgeBases: [{ id: expect.any(String), title: 'C' }], total: 3, pages: 2 });
});

describe('levers', () => {
	const contactUuid = '00000000-0000-4000-8000-000000000001';
	const invoice = { number: 'A-1', date: '2026-01-01', dueDate: '2026-02-01', total: 100, contactUuid };
	const create = async (more: object = {}) => await ask('levers', 'POST', '/api-service/v1/invoice', { ...invoice, ...more });
	const get = async (uuid: string) => await ask('levers', 'GET', `/api-service/v1/invoice/${uuid}`);
	const upload = async (uuid: string, form: FormData) => await client.send('levers', 'POST', `/api-service/v1/invoice/attachment/${uuid}`, { form });

	test('payments lower what is owed, until the invoice is paid; a contact owes the sum', async () => {
		const { uuid } = await create();
		await create({ number: 'A-2', total: 50 });
		const payment = await ask('levers', 'POST', `/api-service/v1/invoice/${uuid}/payment`, { amount: 40, date: '2026-01-10' });
		expect(payment).toMatchObject({ amount: 40, paymentType: 'PAYMENT' });
		expect(await get(uuid)).toMatchObject({
			status: 'UNPAID',
			level: 'OVER-DUE',
			totalPaid: 40,
			outstandingAmount: 60,
			contact: { uuid: contactUuid, name: 'Sandbox contact 2' },
			history: [{ type: 'CREATED' }],
			payment: [{ uuid: payment.uuid, amount: 40 }],
		});
		expect(await ask('levers', 'GET', `/api-service/v1/contact/${contactUuid}`)).toMatchObject({ totalAmount: 150, totalPaid: 40, outstandingAmount: 110 });
		await ask('levers', 'PUT', `/api-service/v1/invoice/payment/${payment.uuid}`, { amount: 100 });
		expect(await get(uuid)).toMatchObject({ status: 'PAID', level: 'PAID', outstandingAmount: 0, paidDate: expect.any(String) });
	});

	test('the status of many is set at once, or of none', async () => {
		const uuids = [(await create()).uuid, (await create({ number: 'A-2' })).uuid];
		expect(await statusOf('levers', 'PATCH', '/api-service/v1/invoice/status', { status: 'PAID', uuid: [...uuids, AGENT_ID] })).toBe(404);
		expect((await get(uuids[0])).status).toBe('UNPAID');
		await ask('levers', 'PATCH', '/api-service/v1/invoice/status', { status: 'PAID', uuid: uuids });
		expect([(await get(uuids[0])).status, (await get(uuids[1])).status]).toEqual(['PAID', 'PAID']);
	});

	test('an upsert finds by uuid, number, or the id of the other system', async () => {
		const upsert = async (more: object) => await ask('levers', 'POST', '/api-service/v1/invoice/create-update', { ...invoice, ...more });
		const { uuid } = await upsert({ extPlatformId: 'erp-1', outstandingAmount: 30 });
		expect(await get(uuid)).toMatchObject({ total: 100, outstandingAmount: 30 });
		expect((await upsert({ total: 110 })).uuid).toBe(uuid);
		expect((await upsert({ number: 'A-9', extPlatformId: 'erp-1' })).uuid).toBe(uuid);
		expect((await upsert({ number: 'A-10', uuid })).uuid).toBe(uuid);
		expect((await upsert({ number: 'A-11' })).uuid).not.toBe(uuid);
		expect(await get(uuid)).toMatchObject({ number: 'A-10', total: 100 });
	});

	test('an invoice of nobody, or of a day to come, is refused in the documented form', async () => {
		for (const more of [{ contactUuid: AGENT_ID }, { date: '2999-01-01' }]) {
			const reply = await client.send('levers', 'POST', '/api-service/v1/invoice', { body: { ...invoice, ...more } });
			expect([reply.status, reply.body]).toEqual([422, { detail: [{ loc: ['body'], msg: expect.any(String), type: 'value_error' }] }]);
		}
	});

	test('files arrive whole, as many as are sent', async () => {
		const { uuid } = await create();
		const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
		const form = new FormData();
		form.append('file', new Blob([bytes], { type: 'application/pdf' }), 'Rechnung Nº 1.pdf');
		form.append('file', new Blob(['x'], { type: 'image/png' }), 'scan.png');
		const reply = await upload(uuid, form);
		expect([reply.status, Object(reply.body).attachment]).toEqual([200, [expect.stringContaining('Rechnung Nº 1.pdf'), expect.stringContaining('scan.png')]]);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		expect(client.sandbox.requests().at(-1)?.body).toMatchObject({
			file: [{ name: 'Rechnung Nº 1.pdf', type: 'application/pdf', sizeBytes: 70_000, sha256 }, { name: 'scan.png', type: 'image/png', sizeBytes: 1 }],
		});
		expect((await get(uuid)).attachment).toBe(true);
	});

	test('what is no form with a file is refused where one is asked for, and a form elsewhere', async () => {
		const { uuid } = await create();
		const path = `/api-service/v1/invoice/attachment/${uuid}`;
		const form = new FormData();
		form.append('other', 'text');
		expect((await upload(uuid, form)).body).toMatchObject({ detail: [{ loc: ['body', 'file'], type: 'missing' }] });
		const asText = new FormData();
		asText.append('file', 'text');
		expect((await upload(uuid, asText)).status).toBe(422);
		expect((await client.send('levers', 'POST', path, { body: { file: ['invoice.pdf'] } })).body).toMatchObject({ detail: [{ loc: ['body'] }] });
		const broken = { headers: { 'Content-Type': 'multipart/form-data; boundary=x' }, body: '--y' };
		expect((await client.send('levers', 'POST', path, broken)).status).toBe(422);
		expect((await client.send('levers', 'POST', '/api-service/v1/contact', { form })).body).toMatchObject({
			detail: [{ msg: expect.stringMatching(/^must be sent as application\/json, not as multipart\/form-data/) }],
		});
	});
});
