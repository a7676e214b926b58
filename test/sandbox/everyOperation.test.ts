import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ProviderName } from '../../sandbox';
import { type Description, loadDescription } from '../../sandbox/loadDescription';
import { PROVIDER_NAMES } from '../../sandbox/providerName';
import { type Client, startClient, startClock } from './client';
import { AGENT_ID, SKILL_ID } from './diallings';
import { minimalValue, type Schema, undescribed } from './minimalValue';

/** What cannot be asked of the sandbox, and why. */
const UNANSWERED: Record<string, string> = {
	'zudu createApiKey': 'needs a session of the portal and takes no key pair, so that no node can ask for it',
};

const PHASE_MS = 60_000;
const LEVERS_CONTACT = '00000000-0000-4000-8000-000000000001';
const ZUDU_AGENT = 'agent_sandbox_1';

const contentSchema = z.record(z.string(), z.object({ schema: z.custom<Schema>().optional() }));
const bodySchema = z.object({
	requestBody: z.object({ content: contentSchema }).optional(),
	responses: z.record(z.string(), z.object({ content: contentSchema.optional() })),
});

type Make = (client: Client, provider: ProviderName) => Promise<string>;

/** What a request gives, at a place of its answer. */
const from =
	(method: string, path: string, body: unknown, place: string): Make =>
	async (client, provider) => {
		const answer = await client.send(provider, method, path, { body });
		return String(place.split('.').reduce<unknown>((value, name) => Object(value)[name], answer.body));
	};

/** Ids that stand for a parameter of a path: one that is there from the start, or one that is made. */
const IDS: Record<ProviderName, Record<string, string | Make>> = {
	kejue: {
		'/agents/{agent_id}': 'per_1',
		'/agents/{agent_id}/voice-configs/{config_id}': 'vc_1_1',
		'/calls/{call_id}': from('POST', '/persona-calls', { persona_id: 'per_1', contact: { phone: '+12025550123' } }, 'id'),
		'/contacts/{contact_id}': 'con_sandbox_1',
		'/tools/{tool_id}': 'tool_1',
		'/campaigns/{campaign_id}': from('POST', '/campaigns', { name: 'A', contact_ids: ['con_sandbox_1'] }, 'id'),
		'/phone-numbers/{phone_id}': 'pn_1',
		'/webhooks/{webhook_id}': from('POST', '/webhooks', { url: 'http://127.0.0.1:9/', events: ['*'] }, 'id'),
	},
	zudu: {
		'/api/calls/{callId}': from('POST', '/api/calls/create-phone-call', { from_number: '+12025550100', to_number: '+12025550123', scheduled_timestamp: 4_000_000_000 }, 'data.call.call_id'),
		'/api/call-analysis/{callId}': from('POST', '/api/calls/create', { agent_id: ZUDU_AGENT }, 'data.call.call_id'),
		'/batch-call/{id}': from('POST', '/batch-call', { from_number: '+12025550100', tasks: [{ to_number: '+12025550123' }], status: 'draft' }, 'batch_call_id'),
		'/api/agents/{agentId}': ZUDU_AGENT,
		'/api/agents/{agentId}/tools/post-call-webhook/{webhookId}': from('POST', '/api/post-call-webhooks/create', { name: 'A', url: 'http://127.0.0.1:9/' }, 'data.id'),
		'/api/post-call-webhooks/{id}': from('POST', '/api/post-call-webhooks/create', { name: 'A', url: 'http://127.0.0.1:9/' }, 'data.id'),
		'/api/phone-numbers/{phoneNumber}': '+12025550100',
		'/api/organizations/{organizationId}': 'org_sandbox',
		'/api/knowledge-bases/get-knowledge-base/{knowledgeBaseId}': 'kb_sandbox_1',
		'/api/mcp-servers/{mcpServerId}': from('POST', '/api/mcp-servers', { config: { name: 'A', url: 'https://example.com/' } }, 'data.id'),
		'/api/mcp-servers/{mcpServerId}/tool-approvals/{toolName}': 'search',
	},
	elemente: {
		'/api/v1/calls/{id}': from('POST', '/api/v1/calls', { agentId: AGENT_ID, skillId: SKILL_ID, channel: 'call', customerOverride: { phoneNumber: '+12025550123' } }, 'id'),
		'/api/v1/agents/{id}': AGENT_ID,
		'/api/v1/actions/{id}': '00000000-0000-4000-8003-000000000001',
	},
	levers: {
		'/api-service/v1/contact/{uuid}': LEVERS_CONTACT,
		'/api-service/v1/invoice/{uuid}': from('POST', '/api-service/v1/invoice', { number: '1', date: '2026-01-01', dueDate: '2026-02-01', total: 10, contactUuid: LEVERS_CONTACT }, 'uuid'),
		'/api-service/v1/invoice/payment/{uuid}': async (client, provider) => {
			const invoice = await made(client, provider, '/api-service/v1/invoice/{uuid}');
			return await from('POST', `/api-service/v1/invoice/${invoice}/payment`, { amount: 1, date: '2026-01-01' }, 'uuid')(client, provider);
		},
		'/api-service/v1/invoice/attachment/{uuid}': from('POST', '/api-service/v1/invoice', { number: '2', date: '2026-01-01', dueDate: '2026-02-01', total: 10, contactUuid: LEVERS_CONTACT }, 'uuid'),
	},
};

/** What has to be there first, with the ids of the path. */
const BEFORE: Record<string, (client: Client, ids: string[]) => Promise<unknown>> = {
	'kejue injectContext': async () => {
		await Promise.resolve();
		startClock().advance(2 * PHASE_MS);
	},
	'kejue deleteInboundRouting': async (client) =>
		await client.send('kejue', 'PUT', '/phone-numbers/pn_1/inbound-routing', { body: { voice_config_id: 'vc_1_1' } }),
	'zudu unassignAgentWebhook': async (client, [, webhook_id]) => await assign(client, webhook_id),
	'zudu unassignAnyAgentWebhook': async (client) => await assign(client, await made(client, 'zudu', '/api/post-call-webhooks/{id}')),
	'zudu deleteMcpToolApproval': async (client, [server]) =>
		await client.send('zudu', 'POST', `/api/mcp-servers/${server}/tool-approvals`, { body: { tool_name: 'search' } }),
};

/** Members that have to name what is there, or make sense together. */
const BODIES: Record<string, (client: Client) => Record<string, unknown> | Promise<Record<string, unknown>>> = {
	'kejue setInboundRouting': () => ({ voice_config_id: 'vc_1_1' }),
	'zudu assignAgentWebhook': async (client) => ({ webhook_id: await made(client, 'zudu', '/api/post-call-webhooks/{id}') }),
	'zudu rescheduleCall': () => ({ scheduled_timestamp: 4_000_000_001 }),
	'zudu createPhoneCall': () => ({ from_number: '+12025550100', to_number: '+12025550123' }),
	'zudu createBatchCall': () => ({ from_number: '+12025550100', tasks: [{ to_number: '+12025550123' }] }),
	'zudu createPhoneNumber': () => ({ phone_number: '+13125550198' }),
	'zudu importPhoneNumber': () => ({ phone_number: '+13125550199' }),
	'levers authenticateApiKey': ({ sandbox }) => {
		const { clientId, clientSecret } = sandbox.providers.levers.credentials;
		return { clientId, clientSecret };
	},
	'levers updateInvoice': async (client) => ({ uuid: await made(client, 'levers', '/api-service/v1/invoice/{uuid}') }),
	'levers updateInvoiceStatus': async (client) => ({ uuid: [await made(client, 'levers', '/api-service/v1/invoice/{uuid}')] }),
	'levers updatePayment': () => ({ amount: 5 }),
};

const assign = async (client: Client, webhook_id: string) =>
	await client.send('zudu', 'POST', `/api/agents/${ZUDU_AGENT}/tools/post-call-webhook/assign`, { body: { webhook_id } });

/** The id for a parameter, made anew where nothing is there from the start. */
async function made(client: Client, provider: ProviderName, parameter: string): Promise<string> {
	const id = IDS[provider][parameter];
	return typeof id === 'string' ? id : await id(client, provider);
}

/** The path with ids in it, and those ids. */
async function fillPath(client: Client, provider: ProviderName, path: string): Promise<{ path: string; ids: string[] }> {
	const ids: string[] = [];
	let filled = '';
	let template = '';
	for (const part of path.split('/').slice(1)) {
		template += `/${part}`;
		if (part.startsWith('{')) ids.push(await made(client, provider, template));
		filled += `/${part.startsWith('{') ? encodeURIComponent(ids.at(-1) ?? '') : part}`;
	}
	return { path: filled, ids };
}

type Paths = Record<string, Record<string, { operationId?: string }>>;
const operations = PROVIDER_NAMES.flatMap((provider) => {
	const { paths }: { paths: Paths } = parse(readFileSync(join(__dirname, `../../sandbox/descriptions/${provider}.yaml`), 'utf8'));
	const found = Object.values(paths).flatMap((methods) => Object.values(methods).flatMap(({ operationId }) => operationId ?? []));
	return found.map((operationId) => ({ provider, operationId }));
});

let client: Client;
const descriptions = new Map<ProviderName, Description>();
beforeAll(async () => {
	client = await startClient({ phaseMs: PHASE_MS });
	for (const provider of PROVIDER_NAMES) descriptions.set(provider, await loadDescription(provider));
});
afterEach(() => {
	jest.restoreAllMocks();
	client.sandbox.clear();
});
afterAll(async () => await client.close());

function described(provider: ProviderName, operationId: string) {
	const operation = descriptions.get(provider)?.operations.find((each) => each.operationId === operationId);
	if (!operation) throw new Error(`No operation ${operationId}`);
	const { requestBody, responses } = bodySchema.parse(operation);
	return { ...operation, content: requestBody?.content ?? {}, responses };
}

async function ask(provider: ProviderName, operationId: string) {
	const { method, path: template, content } = described(provider, operationId);
	const { path, ids } = await fillPath(client, provider, template);
	await BEFORE[`${provider} ${operationId}`]?.(client, ids);
	if (content['multipart/form-data']) return await client.send(provider, method.toUpperCase(), path, { form: oneFile() });
	const { schema } = content['application/json'] ?? {};
	const chosen = await BODIES[`${provider} ${operationId}`]?.(client);
	const body = schema && { ...Object(minimalValue(schema)), ...chosen };
	return await client.send(provider, method.toUpperCase(), path, { body });
}

function oneFile(): FormData {
	const form = new FormData();
	form.append('file', new Blob(['%PDF-1.7'], { type: 'application/pdf' }), 'invoice.pdf');
	return form;
}

const isAnswered = ({ provider, operationId }: (typeof operations)[number]) => !(`${provider} ${operationId}` in UNANSWERED);

test.each(operations.filter(isAnswered))('$provider $operationId is answered in its described shape, and with nothing else', async ({ provider, operationId }) => {
	const reply = await ask(provider, operationId);
	const { responses } = described(provider, operationId);
	expect(Object.keys(responses).filter((status) => status.startsWith('2'))).toContain(String(reply.status));
	const { schema = {} } = responses[reply.status].content?.['application/json'] ?? {};
	expect(undescribed(schema, reply.body)).toEqual([]);
});

test.each(operations.filter((operation) => !isAnswered(operation)))('$provider $operationId is not answered', async ({ provider, operationId }) => {
	const reply = await ask(provider, operationId);
	expect([reply.status, reply.text]).toEqual([501, expect.stringContaining(`does not act out ${operationId}`)]);
});

test('every reason names an operation', () => {
	expect(operations.map(({ provider, operationId }) => `${provider} ${operationId}`)).toEqual(expect.arrayContaining(Object.keys(UNANSWERED)));
});
