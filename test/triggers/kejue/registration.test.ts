import type { INodeParameters } from 'n8n-workflow';
import { startSandbox } from '../../../sandbox';
import { sandboxSecrets } from '../../engine/sandboxSecrets';
import { TriggerHost, type TriggerHostOptions } from '../shared/triggerHost';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';

const EVENTS = ['call.ended', 'call.analyzed'];

useFastClock();
const sandbox = useSandbox();
const hosts: TriggerHost[] = [];

afterEach(async () => {
	await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
});

async function start(parameters: INodeParameters = {}, options: Partial<TriggerHostOptions> = {}): Promise<TriggerHost> {
	const { kejueApi } = sandboxSecrets(sandbox);
	const host = await TriggerHost.start({
		type: 'kejueTrigger',
		parameters: { events: EVENTS, ...parameters },
		secrets: { kejueApi },
		...options,
	});
	hosts.push(host);
	return host;
}

const registered = () => sandbox.webhooks('kejue');
const requests = () => sandbox.requests('kejue').map(({ method, operationId }) => `${method} ${operationId}`);

async function sendsOneEvent(host: TriggerHost): Promise<void> {
	const before = host.executions.length;
	const deliveries = await sandbox.deliver({ provider: 'kejue', event: 'call.ended' });
	expect(deliveries.filter(({ url }) => url === host.url()).map(({ outcome }) => outcome)).toEqual(['delivered']);
	expect(host.executions).toHaveLength(before + 1);
}

/** What the sandbox does not do as long as the test runs. */
function fails(operationId: string, status: number, body?: unknown): void {
	sandbox.addFault({ provider: 'kejue', operationId, fault: { kind: 'status', status, ...(body !== undefined && { body }) } });
}

describe('activation', () => {
	test('registers the address with a random secret that is kept', async () => {
		const host = await start();
		await host.activate();
		expect(registered()).toEqual([
			{
				provider: 'kejue',
				id: host.stored.subscriptionId,
				name: 'n8n: After the call',
				url: host.url(),
				events: EVENTS,
				isActive: true,
				boundTo: null,
				secret: host.stored.secret,
			},
		]);
		expect(host.stored.secret).toMatch(/^[0-9a-f]{64}$/);
		expect(sandbox.requests('kejue').at(-1)?.body).toMatchObject({
			signing_method: 'hmac_sha256',
			scope_type: 'global',
			timeout_ms: 30_000,
			max_retries: 10,
		});
		await sendsOneEvent(host);
		const other = await start();
		await other.activate();
		expect(other.stored.secret).not.toBe(host.stored.secret);
	});

	test.each([
		['picked from the list', { __rl: true, mode: 'list', value: 'per_7', cachedResultName: 'Sandbox persona 7' }],
		['entered by its ID', { __rl: true, mode: 'id', value: ' per_7 ' }],
		['given by an expression', { __rl: true, mode: 'id', value: '={{ "per_" + 7 }}' }],
		['entered as text, before there was a list', ' per_7 '],
	])('is for one persona that is %s', async (_name, personaId) => {
		const host = await start({ personaId });
		await host.activate();
		expect(registered()).toMatchObject([{ boundTo: ['per_7'] }]);
	});

	test.each([
		['none was picked', { personaId: { __rl: true, mode: 'list', value: '' } }],
		['the field was never touched', {}],
		['an expression gives nothing', { personaId: { __rl: true, mode: 'id', value: '={{ undefined }}' } }],
	])('is for all personas where %s, and then names none', async (_name, parameters) => {
		const host = await start(parameters);
		await host.activate();
		expect(registered()).toMatchObject([{ boundTo: null }]);
		expect(sandbox.requests('kejue').at(-1)?.body).not.toHaveProperty('persona_id');
	});

	test('done twice registers once', async () => {
		const host = await start();
		await host.activate();
		await host.activate();
		expect(registered()).toHaveLength(1);
		expect(requests().filter((request) => request === 'POST createWebhook')).toHaveLength(1);
		await sendsOneEvent(host);
	});

	test('after a restart finds its own subscription again and only asks for it', async () => {
		const host = await start();
		await host.activate();
		const before = registered();
		await host.restart();
		expect(registered()).toEqual(before);
		expect(requests().slice(-1)).toEqual(['GET listWebhooks']);
		await sendsOneEvent(host);
	});

	test('after a restart registers again what somebody has removed', async () => {
		const host = await start();
		await host.activate();
		const { secret } = host.stored;
		sandbox.clear();
		await host.restart();
		expect(registered()).toMatchObject([{ url: host.url(), secret: host.stored.secret }]);
		expect(host.stored.secret).not.toBe(secret);
		await sendsOneEvent(host);
	});

	test('replaces a subscription whose secret is lost', async () => {
		const host = await start();
		await host.activate();
		const { subscriptionId, secret } = host.stored;
		host.forgetStaticData();
		await host.activate();
		expect(registered()).toMatchObject([{ id: host.stored.subscriptionId, secret: host.stored.secret }]);
		expect(host.stored).not.toMatchObject({ subscriptionId, secret });
		await sendsOneEvent(host);
	});

	test('takes over changed settings', async () => {
		const host = await start({ personaId: 'per_7' });
		await host.activate();
		const { secret } = host.stored;
		host.change({ parameters: { events: ['campaign.ended'], personaId: '' } });
		await host.activate();
		expect(registered()).toMatchObject([{ events: ['campaign.ended'], boundTo: null, secret }]);
		host.change({ parameters: { events: ['campaign.ended'], personaId: 'per_8' } });
		await host.activate();
		expect(registered()).toMatchObject([{ events: ['campaign.ended'], boundTo: ['per_8'], secret }]);
	});

	test('of two workflows leaves each its own', async () => {
		const [first, second] = [await start({}, { webhookId: 'one' }), await start({}, { webhookId: 'two' })];
		await first.activate();
		await second.activate();
		await sandbox.deliver({ provider: 'kejue', event: 'call.ended' });
		expect([first.executions.length, second.executions.length]).toEqual([1, 1]);
		await first.deactivate();
		expect(registered()).toMatchObject([{ url: second.url() }]);
		await sendsOneEvent(second);
	});

	test('and a test are kept apart', async () => {
		const host = await start();
		await host.activate();
		await host.listen();
		expect(registered()).toMatchObject([{ url: host.url() }, { url: host.url({ isTest: true }) }]);
		expect(new Set(registered().map(({ secret }) => secret)).size).toBe(2);
		await sandbox.deliver({ provider: 'kejue', event: 'call.ended' });
		expect([host.executions.length, host.testExecutions.length]).toEqual([1, 1]);
		await host.testEnded;
		expect(registered()).toMatchObject([{ url: host.url() }]);
		await host.listen();
		await host.stopListening();
		await sendsOneEvent(host);
	});
});

describe('when n8n gets another address', () => {
	const anotherAddress = (host: TriggerHost) => host.origin.replace('127.0.0.1', 'localhost');

	test.each<[string, (host: TriggerHost) => Promise<void>]>([
		['a restart', async (host) => await host.restart()],
		['an activation', async (host) => await host.activate()],
	])('%s registers there, with a new secret, and removes what was registered before', async (_name, begin) => {
		const host = await start();
		await host.activate();
		const { secret } = host.stored;
		host.change({ publicUrl: anotherAddress(host) });
		await begin(host);
		expect(registered()).toMatchObject([{ id: host.stored.subscriptionId, url: host.url(), secret: host.stored.secret }]);
		expect(new URL(host.url()).hostname).toBe('localhost');
		expect(host.stored.secret).not.toBe(secret);
		await sendsOneEvent(host);
		await host.deactivate();
		expect(registered()).toEqual([]);
	});

	test('a deactivation removes what was registered before', async () => {
		const host = await start();
		await host.activate();
		host.change({ publicUrl: anotherAddress(host) });
		await host.deactivate();
		expect(registered()).toEqual([]);
	});

	test('a test leaves the active workflow alone', async () => {
		const host = await start();
		await host.activate();
		host.change({ publicUrl: anotherAddress(host) });
		await host.listen();
		await host.stopListening();
		expect(registered()).toMatchObject([{ url: `${host.origin}/webhook/webhook-id/webhook` }]);
	});
});

test('a copy of the workflow in a second n8n leaves the first alone, and says that Kejue sends to both', async () => {
	const [first, second] = [await start(), await start()];
	await first.activate();
	await second.activate();
	expect(registered().map(({ url }) => url)).toEqual([first.url(), second.url()]);
	expect(first.warnings).toEqual([]);
	expect(second.warnings).toEqual([expect.stringContaining(`Kejue also sends events to ${first.url()} (webhook ${String(first.stored.subscriptionId)})`)]);
	await sendsOneEvent(first);
	expect(second.executions).toHaveLength(1);
	await second.deactivate();
	expect(registered()).toMatchObject([{ url: first.url() }]);
});

test('an event that arrives before n8n has saved the secret starts the workflow', async () => {
	const host = await start();
	// The answer to the registration is held back, while Kejue already sends.
	sandbox.addFault({ provider: 'kejue', operationId: 'createWebhook', times: 1, fault: { kind: 'delay', ms: 20_000 } });
	const activation = host.activate();
	while (registered().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
	await sendsOneEvent(host);
	expect(host.stored).toEqual({ seenEvents: [expect.any(String)] });
	await activation;
	expect(host.failures).toEqual([]);
	await sendsOneEvent(host);
});

describe('an address that Kejue cannot reach is explained before anything is sent', () => {
	test.each(['http://localhost:5678', 'http://10.0.0.3:5678', 'https://n8n.local', 'http://n8n.example.com'])('%s', async (publicUrl) => {
		const secrets = { kejueApi: { apiKey: 'k', baseUrl: 'https://api.kejue.invalid/api/v1' } };
		const host = await start({}, { publicUrl, secrets });
		await expect(host.activate()).rejects.toThrow(new RegExp(`Kejue cannot deliver events to ${publicUrl}/webhook/.*N8N_WEBHOOK_URL`));
	});
});

describe('an activation that fails', () => {
	test('shows the words of Kejue', async () => {
		const host = await start();
		fails('createWebhook', 400, { error: 'Workspace has too many webhooks', code: 'BAD_REQUEST', details: {} });
		await expect(host.activate()).rejects.toMatchObject({
			name: 'NodeApiError',
			message:
				'Kejue refused the request (HTTP 400: Workspace has too many webhooks (BAD_REQUEST)). Correct what the provider names, then try again.',
			httpCode: '400',
		});
		expect(registered()).toEqual([]);
	});

	test('shows that the key is wrong, and never the key', async () => {
		const { kejueApi } = sandboxSecrets(sandbox);
		const host = await start({}, { secrets: { kejueApi: { ...kejueApi, apiKey: 'kej_live_wrong' } } });
		const error: Error = await host.activate().then(() => new Error('activated'), (thrown: Error) => thrown);
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '401', message: expect.stringContaining('did not accept the credential') });
		expect(JSON.stringify(error)).not.toContain('kej_live_wrong');
	});

	test('shows that no event is chosen', async () => {
		const host = await start({ events: [] });
		await expect(host.activate()).rejects.toThrow("'Events' is empty");
	});

	test('is not stopped by webhooks in the list that cannot be read', async () => {
		const host = await start();
		const odd = [null, 'webhook', 7, { id: '' }, { id: 'wh_1' }, { id: {}, url: {} }];
		sandbox.addFault({ provider: 'kejue', operationId: 'listWebhooks', times: 1, fault: { kind: 'status', status: 200, body: odd } });
		await host.activate();
		expect(registered()).toMatchObject([{ id: host.stored.subscriptionId }]);
		await sendsOneEvent(host);
	});

	test('leaves one subscription when only the answer was lost', async () => {
		const host = await start();
		sandbox.addFault({ provider: 'kejue', operationId: 'createWebhook', times: 1, fault: { kind: 'reset', accept: true } });
		await host.activate();
		expect(registered()).toMatchObject([{ id: host.stored.subscriptionId }]);
		await sendsOneEvent(host);
	});

	test('is not repeated blindly when it may have been accepted', async () => {
		const host = await start();
		sandbox.addFault({ provider: 'kejue', operationId: 'createWebhook', fault: { kind: 'status', status: 502, body: '<html><title>Bad Gateway</title></html>' } });
		await expect(host.activate()).rejects.toMatchObject({ name: 'NodeApiError', message: expect.stringContaining('Bad Gateway') });
		expect(requests().filter((request) => request === 'POST createWebhook')).toHaveLength(1);
		sandbox.clear();
		await host.activate();
		await sendsOneEvent(host);
	});
});

describe('deactivation', () => {
	test('removes the subscription and its secret, and the next activation works with a new one', async () => {
		const host = await start();
		await host.activate();
		const { secret } = host.stored;
		await host.deactivate();
		expect([registered(), host.stored]).toEqual([[], {}]);
		await host.activate();
		expect(registered()).toMatchObject([{ secret: host.stored.secret }]);
		expect(host.stored.secret).not.toBe(secret);
		await sendsOneEvent(host);
	});

	test('of what was never registered asks and does nothing', async () => {
		const host = await start();
		await host.deactivate();
		expect(requests()).toEqual(['GET listWebhooks']);
	});

	test.each([404, 405])('switches it off where DELETE is answered with %d, and on again', async (status) => {
		const host = await start();
		await host.activate();
		fails('deleteWebhook', status);
		await host.deactivate();
		expect(registered()).toMatchObject([{ url: host.url(), events: [], isActive: false }]);
		expect(await sandbox.deliver({ provider: 'kejue', event: 'call.ended' })).toEqual([]);
		await host.activate();
		expect(registered()).toMatchObject([{ events: EVENTS, isActive: true }]);
		await sendsOneEvent(host);
	});

	test('takes a 404 for what has just been removed as done', async () => {
		const host = await start();
		await host.activate();
		sandbox.addFault({ provider: 'kejue', operationId: 'deleteWebhook', fault: { kind: 'status', status: 404, accept: true } });
		await host.deactivate();
		expect(registered()).toEqual([]);
		expect(requests()).not.toContain('PATCH updateWebhook');
	});

	test('says what to remove by hand when neither works', async () => {
		const host = await start();
		await host.activate();
		fails('deleteWebhook', 405);
		fails('updateWebhook', 422, { detail: [{ loc: ['body', 'events'], msg: 'must not be empty', type: 'value_error' }] });
		await expect(host.deactivate()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: `n8n could neither remove nor disable the webhook ${String(host.stored.subscriptionId)} at Kejue. Kejue refused the request (HTTP 422: events: must not be empty). Remove the webhook for ${host.url()} manually, under Webhooks in the Kejue dashboard.`,
		});
	});

	test('with Kejue down says so, and the next activation clears up', async () => {
		const host = await start();
		await host.activate();
		fails('listWebhooks', 503);
		await expect(host.deactivate()).rejects.toMatchObject({ name: 'NodeApiError', message: expect.stringContaining('HTTP 503') });
		// Faults cannot be taken back one by one, so the subscription that stayed is made again.
		sandbox.clear();
		await host.activate();
		await host.deactivate();
		expect(registered()).toEqual([]);
	});

	test('with nobody at the address says so', async () => {
		const closed = await startSandbox();
		const { kejueApi } = sandboxSecrets(closed);
		await closed.close();
		const host = await start({}, { secrets: { kejueApi } });
		await expect(host.deactivate()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: expect.stringContaining('Kejue could not be reached (the connection was refused).'),
		});
	});
});
