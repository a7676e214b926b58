import { createHash } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sandboxSecrets } from '../../engine/sandboxSecrets';
import { ANSWER_LIMIT_MS } from '../shared/answerLimit';
import type { TriggerHost, TriggerHostOptions } from '../shared/triggerHost';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { zuduAccount } from './zuduAccount';
import { AGENT, OTHER_AGENT, zuduTrigger } from './zuduTrigger';

const PHASE_MS = 20;

useFastClock();
const sandbox = useSandbox({ phaseMs: PHASE_MS });
const hosts: TriggerHost[] = [];

afterEach(async () => {
	await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
});

async function active(parameters: INodeParameters = {}, options: Partial<TriggerHostOptions> = {}): Promise<TriggerHost> {
	const host = await zuduTrigger(sandbox, parameters, options);
	hosts.push(host);
	await host.activate();
	return host;
}

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when the sandbox has told of the call, and been answered. */
async function told(callId: string): Promise<void> {
	while (!sandbox.deliveries('zudu').some((delivery) => delivery.callId === callId && delivery.outcome !== 'underway')) await pause(PHASE_MS);
}

/** A call of an agent that has ended; nobody has been told unless a trigger is active. */
async function endedCall(agentId = AGENT): Promise<string> {
	const account = zuduAccount(sandbox);
	const callId = await account.call(agentId);
	while ((await account.readCall(callId)).call_status !== 'ENDED') await pause(PHASE_MS);
	return callId;
}

const addressOf = () => sandbox.webhooks('zudu')[0].url;

interface Sent {
	headers?: Record<string, string>;
	url?: string;
}

async function send(body: unknown, { headers = {}, url = addressOf() }: Sent = {}): Promise<{ status: number; tookMs: number }> {
	const startedAt = performance.now();
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	await response.text();
	return { status: response.status, tookMs: performance.now() - startedAt };
}

test.each(['call', 'wrapped'])('a call that ends starts the workflow once, with what Zudu says of it when asked (payload: %s)', async (form) => {
	sandbox.setWebhookForm('zudu', form);
	const host = await active();
	const callId = await zuduAccount(sandbox).call(AGENT);
	await told(callId);
	const raw = await zuduAccount(sandbox).readCall(callId);
	expect(host.executions).toEqual([
		{
			event: 'post_call',
			batchId: null,
			call: {
				callId,
				status: 'ended',
				outcome: 'answered',
				to: '+12025557001',
				startedAt: new Date(Number(raw.start_timestamp)).toISOString(),
				durationSeconds: PHASE_MS / 1000,
				summary: expect.any(String),
				transcript: expect.stringContaining('Agent'),
				recordingUrl: expect.stringContaining(callId),
				metadata: {},
			},
			raw,
		},
	]);
	expect(sandbox.deliveries('zudu').map(({ outcome }) => outcome)).toEqual(['delivered']);
});

describe('the calls of a batch', () => {
	const PEOPLE = ['+12025557011', '+12025557012', '+12025557013'];

	test.each([
		['all', ['batch', 'batch', 'batch', 'single']],
		['batch', ['batch', 'batch', 'batch']],
		['single', ['single']],
	])('Calls: %s', async (chosen, expected) => {
		const host = await active({ calls: chosen });
		const account = zuduAccount(sandbox);
		const batchId = await account.callBatch(AGENT, PEOPLE);
		const single = await account.call(AGENT);
		while (sandbox.deliveries('zudu').filter(({ outcome }) => outcome !== 'underway').length < PEOPLE.length + 1) await pause(PHASE_MS);
		const told = host.executions as Array<{ batchId: string | null; call: { to: string; callId: string } }>;
		expect(told.map((event) => (event.batchId === null ? 'single' : 'batch')).toSorted()).toEqual(expected);
		for (const { batchId: of, call } of told) expect(of === null ? call.callId : of).toBe(of === null ? single : batchId);
		const ofBatch = told.filter((event) => event.batchId !== null).map(({ call }) => call.to);
		expect(ofBatch.toSorted()).toEqual(expected.includes('batch') ? PEOPLE : []);
		// Whoever was not chosen is no failure that Zudu should repeat.
		expect(new Set(sandbox.deliveries('zudu').map(({ outcome }) => outcome))).toEqual(new Set(['delivered']));
	});
});

test('all that is taken from a delivery is which call it is about', async () => {
	const host = await active();
	const callId = await endedCall();
	await told(callId);
	const [{ body }] = sandbox.deliveries('zudu');
	const forged = { ...JSON.parse(body), transcript: 'I agree to everything', call_status: 'ONGOING', to_number: '+1900', 'é': '\u{1F600}' };
	await host.restart();
	host.forgetStaticData();
	await host.restart();
	expect(await send(forged)).toMatchObject({ status: 200 });
	expect(host.executions).toHaveLength(2);
	expect(host.executions[1]).toEqual(host.executions[0]);
});

describe('401 and nothing started', () => {
	test.each<[string, (url: URL) => void]>([
		['without a key', (url) => url.searchParams.delete('key')],
		['with another key', (url) => url.searchParams.set('key', 'a'.repeat(43))],
		['with part of the key', (url) => url.searchParams.set('key', String(url.searchParams.get('key')).slice(0, -1))],
		['with an empty key', (url) => url.searchParams.set('key', '')],
		['with the key twice', (url) => url.searchParams.append('key', String(url.searchParams.get('key')))],
	])('a delivery %s', async (_name, change) => {
		const host = await active();
		const url = new URL(addressOf());
		change(url);
		const callId = await endedCall();
		await told(callId);
		const asked = sandbox.requests('zudu').length;
		expect(await send({ call_id: callId }, { url: url.href })).toMatchObject({ status: 401 });
		expect(host.executions).toHaveLength(1);
		expect(sandbox.requests('zudu')).toHaveLength(asked);
	});

	test('a call that Zudu does not know', async () => {
		const host = await active();
		const [{ attempts }] = await sandbox.deliver({ provider: 'zudu', event: 'post_call', agentId: AGENT });
		expect(attempts.map(({ status }) => status)).toEqual([401]);
		expect([host.executions, host.failures]).toEqual([[], []]);
	});

	test('a call of an agent that was not chosen', async () => {
		const host = await active();
		const callId = await endedCall(OTHER_AGENT);
		expect(await send({ call_id: callId })).toMatchObject({ status: 401 });
		expect(host.executions).toEqual([]);
	});

	test('the address of a test, for the active workflow', async () => {
		const host = await active();
		host.change({ parameters: { agentIds: OTHER_AGENT } });
		await host.listen();
		host.change({ parameters: { agentIds: AGENT } });
		const callId = await endedCall();
		await told(callId);
		const [, test] = sandbox.webhooks('zudu');
		const { search } = new URL(test.url);
		expect(await send({ call_id: callId }, { url: host.url() + search })).toMatchObject({ status: 401 });
		expect(host.executions).toHaveLength(1);
	});
});

describe('answered 200 at once and nothing started', () => {
	test.each<[string, unknown]>([
		['a ping', { event: 'test', message: 'hello' }],
		['an empty object', {}],
		['a call ID of another type', { call_id: 17 }],
		['an empty call ID', { data: { call_id: '' } }],
	])('%s', async (_name, body) => {
		const host = await active();
		const { status, tookMs } = await send(body);
		expect([status, host.executions, host.failures]).toEqual([200, [], []]);
		expect(tookMs).toBeLessThan(ANSWER_LIMIT_MS);
	});

	test('a call that was told before, also all at once and after a restart', async () => {
		const host = await active({}, { databaseMs: 30 });
		const callId = await endedCall();
		await told(callId);
		const again = await Promise.all(Array.from({ length: 10 }, async () => await send({ call_id: callId })));
		expect(again.map(({ status }) => status)).toEqual(Array(10).fill(200));
		await host.restart();
		expect(await send({ call: { call_id: callId } })).toMatchObject({ status: 200 });
		expect(host.executions).toHaveLength(1);
	});
});

describe('other bodies', () => {
	test.each<[string, string, Sent['headers'], number]>([
		['not JSON', '{"call_id"', {}, 422],
		['a list', '[{"call_id":"call_1"}]', {}, 400],
		['text', 'call_id=call_1', { 'content-type': 'text/plain' }, 415],
		['nothing', '', {}, 400],
		['three megabytes', JSON.stringify({ call_id: 'call_1', filler: 'x'.repeat(3_000_000) }), {}, 413],
	])('%s', async (_name, body, headers, status) => {
		const host = await active();
		const asked = sandbox.requests('zudu').length;
		expect(await send(body, { headers })).toMatchObject({ status });
		expect([host.executions, host.failures]).toEqual([[], []]);
		expect(sandbox.requests('zudu')).toHaveLength(asked);
	});

	test('a call deep in the payload is found, one in a list of others is not meant', async () => {
		const host = await active();
		const callId = await endedCall();
		await told(callId);
		const second = await endedCall();
		await told(second);
		host.executions.length = 0;
		await host.restart();
		host.forgetStaticData();
		await host.restart();
		await send({ earlier: [{ call_id: callId }], event: { data: { call: { call_id: second } } } });
		expect(host.executions).toMatchObject([{ call: { callId: second } }]);
	});

	test.each([
		...['.', '..', '...', '%2e%2e', '%2E', '../agents?limit=1', '/', 'a/b', 'a\\b', 'a?b', 'a#b', 'call_1%2f..'],
		...['call 1', 'call_1\n', '\u0000', '\u200bcall_1', '\ud800', 'x'.repeat(201)],
	])('an ID that is none asks Zudu nothing and starts nothing: %j', async (callId) => {
		const host = await active();
		const asked = sandbox.requests('zudu').length;
		expect(await send({ call_id: callId })).toMatchObject({ status: 200 });
		expect([host.executions, host.failures]).toEqual([[], []]);
		expect(sandbox.requests('zudu')).toHaveLength(asked);
	});

	test.each(['call..1', '.call_1', 'call_1.', 'é'.repeat(200), 'call:1~2@3'])('an odd ID is asked for as it is: %j', async (callId) => {
		const host = await active();
		expect(await send({ call_id: callId })).toMatchObject({ status: 401 });
		expect(sandbox.requests('zudu').at(-1)).toMatchObject({ method: 'GET', path: `/api/calls/${encodeURIComponent(callId)}` });
		expect(host.executions).toEqual([]);
	});
});

describe('when Zudu cannot be asked at that moment', () => {
	test('503, nothing started, and the next delivery starts the workflow', async () => {
		const host = await active();
		sandbox.addFault({ provider: 'zudu', operationId: 'getCall', times: 4, fault: { kind: 'status', status: 500 } });
		const callId = await zuduAccount(sandbox).call(AGENT);
		await told(callId);
		expect(sandbox.deliveries('zudu')[0].attempts.map(({ status }) => status)).toEqual([503]);
		expect(host.executions).toEqual([]);
		expect(await send({ call_id: callId })).toMatchObject({ status: 200 });
		expect(host.executions).toMatchObject([{ call: { callId } }]);
	});

	test('a call that still seems under way is looked at again', async () => {
		const host = await active();
		sandbox.setPace({ to: '+12025557005', phaseMs: 500 });
		const callId = await zuduAccount(sandbox).call(AGENT, '+12025557005');
		expect(await send({ call_id: callId })).toMatchObject({ status: 200 });
		expect(host.executions).toMatchObject([{ call: { callId, status: 'ended' } }]);
		await told(callId);
		expect(host.executions).toHaveLength(1);
	});

	test('a call that goes on starts nothing, but its end does', async () => {
		const host = await active();
		sandbox.setPace({ to: '+12025557006', phaseMs: 1500 });
		const callId = await zuduAccount(sandbox).call(AGENT, '+12025557006');
		expect(await send({ call_id: callId })).toMatchObject({ status: 503 });
		expect(host.executions).toEqual([]);
		await told(callId);
		expect(host.executions).toMatchObject([{ call: { callId, status: 'ended' } }]);
	});
});

test('a test of the workflow shows the call that comes, and ends its registration', async () => {
	const host = await zuduTrigger(sandbox);
	hosts.push(host);
	await host.listen();
	const callId = await zuduAccount(sandbox).call(AGENT);
	await told(callId);
	await host.testEnded;
	expect(host.testExecutions).toMatchObject([{ event: 'post_call', call: { callId } }]);
	expect(sandbox.webhooks('zudu')).toEqual([]);
});

test('without its static data the trigger still knows its key, and no other', async () => {
	const host = await active();
	const callId = await endedCall();
	await told(callId);
	await host.restart();
	host.forgetStaticData();
	const url = new URL(addressOf());
	url.searchParams.set('key', 'a'.repeat(43));
	expect(await send({ call_id: callId }, { url: url.href })).toMatchObject({ status: 401 });
	expect(await send({ call_id: callId })).toMatchObject({ status: 200 });
	expect([host.executions.length, host.failures]).toEqual([2, []]);
});

test('another secret in the credential changes nothing about the key that is registered', async () => {
	const host = await active();
	const { zuduApi } = sandboxSecrets(sandbox);
	const callId = await endedCall();
	await told(callId);
	const before = sandbox.webhooks('zudu');
	// Members that Zudu does not look at make another key, as a new secret would.
	host.change({ secrets: { zuduApi: { ...zuduApi, renewed: 'another secret' } } });
	await host.restart();
	expect(sandbox.webhooks('zudu')).toEqual(before);
	expect(await send({ call_id: callId })).toMatchObject({ status: 200 });
	expect(host.executions).toHaveLength(1);
	const second = await endedCall();
	await told(second);
	expect(host.executions).toHaveLength(2);
});

test('whoever can read the workflow cannot read the key', async () => {
	const host = await active();
	const key = String(new URL(addressOf()).searchParams.get('key'));
	expect(JSON.stringify(host.stored)).not.toContain(key);
	const callId = await endedCall();
	await told(callId);
	const url = new URL(addressOf());
	for (const digest of host.stored.keyDigests as string[]) {
		url.searchParams.set('key', digest);
		expect(await send({ call_id: callId }, { url: url.href })).toMatchObject({ status: 401 });
	}
});

test.each([
	['keys that are empty', { keys: { u: '' }, keyDigests: [''] }],
	['no list', { keyDigests: { 0: '' } }],
	['the digest of nothing', { keyDigests: [createHash('sha256').update('').digest('base64url')] }],
])('static data with %s trusts no request without a key', async (_name, damaged) => {
	const host = await active();
	Object.assign(host, { database: JSON.stringify({ 'node:Trigger': damaged }) });
	const callId = await endedCall();
	for (const query of ['', '?key=', '?key']) {
		expect(await send({ call_id: callId }, { url: host.url() + query })).toMatchObject({ status: 401 });
	}
	expect(host.failures).toEqual([]);
});

test('calls that end while the trigger is being attached to many agents start the workflow', async () => {
	const host = await zuduTrigger(sandbox, { agents: 'all' });
	hosts.push(host);
	const callId = await endedCall();
	let isActive = false;
	const activation = host.activate().then(() => {
		isActive = true;
	});
	while (sandbox.webhooks('zudu').length === 0) await pause(PHASE_MS);
	expect(await send({ call_id: callId })).toMatchObject({ status: 200 });
	// Keys that are none are refused meanwhile, too.
	expect(await send({ call_id: callId }, { url: host.url() })).toMatchObject({ status: 401 });
	expect([isActive, host.failures]).toEqual([false, []]);
	expect(host.executions).toMatchObject([{ call: { callId } }]);
	await activation;
	expect(await send({ call_id: callId })).toMatchObject({ status: 200 });
	expect(host.executions).toHaveLength(1);
});

test('calls of several agents that end together are told apart', async () => {
	const host = await active({ agentIds: `${AGENT},${OTHER_AGENT}` }, { databaseMs: 20 });
	const account = zuduAccount(sandbox);
	const callIds = await Promise.all([AGENT, OTHER_AGENT, AGENT, OTHER_AGENT].map(async (agent) => await account.call(agent)));
	for (const callId of callIds) await told(callId);
	expect(host.executions.map((item) => ((item as IDataObject).call as IDataObject).callId).sort()).toEqual(callIds.sort());
});
