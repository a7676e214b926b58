import type { INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const PUBLIC = 'https://calls.example.com/';
// Before 2.14 n8n made no token for the address.
const ADDRESS = /^https:\/\/calls\.example\.com\/webhook-waiting\/1\/call-over(\?signature=[0-9a-f]+)?$/;
const PHONE = '+14155550140';

const sandbox = useSandbox();

const call = async (parameters: INodeParameters = {}, more: Partial<NodeRun> = {}) =>
	await runNode({
		type: 'kejue',
		instanceUrl: PUBLIC,
		parameters: { resource: 'call', operation: 'create', personaId: 'per_1', phone: '={{ $json.phone }}', waitFor: 'ended', options: { pollInterval: 1 }, ...parameters },
		items: [{ phone: PHONE }],
		secrets: sandboxSecrets(sandbox),
		...more,
	});

const sentWebhooks = () =>
	sandbox.requests('kejue').filter(({ operationId }) => operationId === 'createPersonaCall').map(({ body }) => Object(body).config?.webhooks);

const MODES: WorkflowExecuteMode[] = ['manual', 'trigger', 'webhook'];

test.each(MODES)('one item in an n8n with a public address suspends the execution (%s)', async (mode) => {
	const startedAt = Date.now();
	const { run, items } = await call({}, { mode });
	expect(run.status).toBe('waiting');
	expect(Math.round((Number(run.waitTill) - startedAt) / 60_000)).toBe(15);
	expect(jsonOf(items)).toMatchObject([{ status: 'queued', to: PHONE }]);
	expect(sentWebhooks()).toEqual([
		[{ url: expect.stringMatching(ADDRESS), events: ['call.analyzed', 'call.ended'], signing_method: 'hmac_sha256', secret: expect.stringMatching(/^[0-9a-f]{64}$/) }],
	]);
	const [[{ secret }]] = sentWebhooks();
	expect(JSON.stringify(run.data)).not.toContain(secret);
});

test('each wait has a secret of its own', async () => {
	await call();
	await call();
	const [[first], [second]] = sentWebhooks();
	expect(first.secret).not.toBe(second.secret);
});

const TWO = ['+14155550141', '+14155550142'];

const RUNNING: Array<[string, INodeParameters, Partial<NodeRun>]> = [
	['two items', {}, { items: TWO.map((phone) => ({ phone })) }],
	['an address of this computer', {}, { instanceUrl: 'http://127.0.0.1:5678/' }],
	['an address of its network', {}, { instanceUrl: 'https://192.168.1.5/' }],
	['an address that is not encrypted', {}, { instanceUrl: 'http://calls.example.com/' }],
	['an AI tool', {}, { type: 'kejueTool' }],
	['a sub-workflow', {}, { mode: 'integrated' }],
	['an evaluation', {}, { mode: 'evaluation' }],
	['a trigger that answers with what the last node gives', {}, { mode: 'webhook', trigger: { responseMode: 'lastNode' } }],
	['a trigger that answers through a node', {}, { mode: 'webhook', trigger: { responseMode: 'responseNode' } }],
	['Keep Running While Waiting', { options: { pollInterval: 1, keepRunning: true } }, {}],
	['a wait shorter than n8n can end in time', { options: { pollInterval: 1, waitAtMost: 1 } }, {}],
];

describe('an execution that keeps running', () => {
	useFastClock();

	test.each(RUNNING)('%s: the node looks at the call, and gives Kejue no address', async (_name, parameters, more) => {
		const { run, items, error } = await call(parameters, more);
		expect(error).toBeUndefined();
		expect(run.status).toBe('success');
		expect(jsonOf(items).map(({ status }) => status)).toEqual(items.map(() => 'ended'));
		expect(sentWebhooks()).toEqual(items.map(() => undefined));
	});
});

test('Wait For nothing gives the call at once', async () => {
	const { run } = await call({ waitFor: 'nothing' });
	expect(run.status).toBe('success');
	expect(sentWebhooks()).toEqual([undefined]);
});

test('webhooks in Additional Body Fields that are no list stay as they were entered', async () => {
	const { run } = await call({ additionalBodyFields: '{ "config": { "webhooks": "none" } }' });
	expect(run.status).not.toBe('waiting');
	expect(sentWebhooks()).toEqual(['none']);
});

test('Dry Run shows a request without the address', async () => {
	const { run, items } = await call({ options: { dryRun: true } });
	expect(run.status).toBe('success');
	expect(jsonOf(items)).toMatchObject([{ dryRun: true, body: { persona_id: 'per_1' } }]);
	expect(JSON.stringify(items)).not.toContain('webhook');
	expect(sandbox.rung()).toEqual({});
});

test('the retry of a failed execution looks at the call that was placed, which knows another address', async () => {
	sandbox.addFault({ provider: 'kejue', operationId: 'getCall', times: 1, fault: { kind: 'status', status: 404 } });
	const first = await call({ options: { pollInterval: 1, keepRunning: true } });
	expect(first.error?.message).toMatch(/The call was placed/);
	const { run, items } = await call({}, { retryOf: first.run });
	expect(run.status).toBe('success');
	expect(jsonOf(items)).toMatchObject([{ status: 'ended', to: PHONE }]);
	expect(sandbox.rung()).toEqual({ [PHONE]: 1 });
});

test('a call that is over by the time its request is answered suspends nothing', async () => {
	sandbox.setPace({ to: PHONE, phaseMs: 0 });
	const { run, items } = await call();
	expect(run.status).toBe('success');
	expect(jsonOf(items)).toMatchObject([{ status: 'ended', to: PHONE }]);
});
