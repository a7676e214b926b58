import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox';
import { sandboxSecrets } from '../../engine/sandboxSecrets';
import { ANSWER_LIMIT_MS } from '../shared/answerLimit';
import { post } from '../shared/post';
import { TriggerHost } from '../shared/triggerHost';
import { useSandbox } from '../../useSandbox';
import { EVENTS } from './events';
import { kejueHeaders } from './kejueHeaders';

const MINUTE_MS = 60_000;
const ALL = ['call.analyzed', 'call.ended', 'call.started', 'campaign.paused'];
const [, { body: ended, call }] = EVENTS;
const text = JSON.stringify(ended);
const expected = { event: 'call.ended', call, raw: ended };

const sandbox = useSandbox();
const hosts: TriggerHost[] = [];

afterEach(async () => {
	await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
});

async function active(parameters: INodeParameters = {}): Promise<TriggerHost> {
	const { kejueApi } = sandboxSecrets(sandbox);
	const host = await TriggerHost.start({
		type: 'kejueTrigger',
		parameters: { events: ALL, ...parameters },
		secrets: { kejueApi },
	});
	hosts.push(host);
	await host.activate();
	return host;
}

const secretOf = (host: TriggerHost) => String(host.stored.secret);

async function send(host: TriggerHost, body: unknown, { atMs = Date.now() } = {}) {
	const content = typeof body === 'string' ? body : JSON.stringify(body);
	return await post(host.url(), content, await kejueHeaders(content, { secret: secretOf(host), atMs }));
}

test.each(EVENTS)('$name is emitted with the call in the common shape and everything under raw', async ({ body, call: simplified, ...more }) => {
	const host = await active();
	expect(await send(host, body)).toMatchObject({ status: 200 });
	expect(host.executions).toEqual([{ event: body.event, call: simplified, ...('campaign' in more && { campaign: more.campaign }), raw: body }]);
});

test('ids keep their digits where a number of JavaScript would lose them', async () => {
	const host = await active();
	const body = JSON.stringify(EVENTS[0].body).replace('{', '{"lead_id":7615917337495251231,');
	expect(await send(host, body)).toMatchObject({ status: 200 });
	expect(host.executions).toMatchObject([{ raw: { lead_id: '7615917337495251231' } }]);
});

test.each(['documented', 'dashboardTest'])('the sandbox rings somebody and sends its events in the %s form, each once', async (form) => {
	const host = await active();
	sandbox.setWebhookForm('kejue', form);
	await sandbox.deliver({ provider: 'kejue', event: 'call.started' });
	await sandbox.deliver({ provider: 'kejue', event: 'call.analyzed', form, repeat: 5, eventId: 'evt_same' });
	expect(host.executions).toMatchObject([
		{ event: 'call.started', call: { status: 'inProgress', to: '+12175550100' } },
		{ event: 'call.analyzed', call: { status: 'ended', outcome: 'answered', to: '+12175550100' } },
	]);
});

describe('401 and nothing started', () => {
	const bad: Array<[string, Parameters<Sandbox['deliver']>[0]]> = [
		['another secret', { provider: 'kejue', event: 'call.ended', badSignature: true }],
		['a changed body', { provider: 'kejue', event: 'call.ended', changedBody: true }],
		['an old signature', { provider: 'kejue', event: 'call.ended', ageS: 301 }],
		['a signature from the future', { provider: 'kejue', event: 'call.ended', ageS: -302 }],
		['no signature', { provider: 'kejue', event: 'call.ended', headers: { 'x-kejue-signature': null } }],
		['no timestamp', { provider: 'kejue', event: 'call.ended', headers: { 'x-kejue-timestamp': null } }],
		['another timestamp', { provider: 'kejue', event: 'call.ended', headers: { 'x-kejue-timestamp': String(Date.now()) } }],
		['a timestamp that is no number', { provider: 'kejue', event: 'call.ended', headers: { 'x-kejue-timestamp': 'NaN' } }],
		['a signature without its name', { provider: 'kejue', event: 'call.ended', headers: { 'x-kejue-signature': 'a'.repeat(64) } }],
		['a shorter signature', { provider: 'kejue', event: 'call.ended', headers: { 'x-kejue-signature': 'sha256=ab' } }],
		['an unsigned ping', { provider: 'kejue', event: 'ping', headers: { 'x-kejue-signature': null } }],
	];

	test.each(bad)('%s', async (_name, order) => {
		const host = await active();
		const [{ id: webhookId }] = sandbox.webhooks('kejue');
		const [{ attempts, outcome }] = await sandbox.deliver({ ...order, webhookId });
		expect([outcome, attempts.map(({ status }) => status)]).toEqual(['failed', [401]]);
		expect([host.executions, host.failures]).toEqual([[], []]);
		expect(await send(host, ended)).toMatchObject({ status: 200 });
		expect(host.executions).toEqual([expected]);
	});

	test('what was signed with the secret of the test', async () => {
		const host = await active();
		await host.listen();
		const [, { secret }] = sandbox.webhooks('kejue');
		const headers = await kejueHeaders(text, { secret: String(secret) });
		expect(await post(host.url(), text, headers)).toMatchObject({ status: 401 });
		expect(host.executions).toEqual([]);
	});
});

describe('answered 200 at once and nothing started', () => {
	test.each([
		['a ping', { event: 'ping', event_id: 'p', data: {} }],
		['an event that was not chosen', { ...ended, event: 'campaign.started' }],
		['an object without an event', { hello: 'world' }],
		['an event of another persona', { ...EVENTS[0].body, data: { ...EVENTS[0].body.data, persona_id: 'per_8' } }],
	])('%s', async (_name, body) => {
		const host = await active({ personaId: 'per_7' });
		const { status, tookMs } = await send(host, body);
		expect(status).toBe(200);
		expect(tookMs).toBeLessThan(ANSWER_LIMIT_MS);
		expect([host.executions, host.failures]).toEqual([[], []]);
	});
});

test('an event that names the chosen persona, or none, starts the workflow', async () => {
	const host = await active({ personaId: 'per_7' });
	await send(host, EVENTS[0].body);
	await send(host, ended);
	expect(host.executions).toHaveLength(2);
});

describe('signed, but not usable', () => {
	test.each([
		['a wrong content type', 'text/plain', text, 415],
		['a list', 'application/json', '[]', 400],
		['text that is not JSON', 'application/vnd.kejue+json', 'hello', 400],
		['a body above the cap', 'application/json', JSON.stringify({ ...ended, padding: 'x'.repeat(2 * 1024 * 1024) }), 413],
	])('%s', async (_name, contentType, content, status) => {
		const host = await active();
		const headers = { ...(await kejueHeaders(content, { secret: secretOf(host) })), 'content-type': contentType };
		expect(await post(host.url(), content, headers)).toMatchObject({ status });
		expect([host.executions, host.failures]).toEqual([[], []]);
	});
});

describe('delivered again', () => {
	test('the same event starts the workflow once, whatever signs it, also after a restart', async () => {
		const host = await active();
		const atMs = Date.now() - MINUTE_MS;
		for (const moment of [atMs, atMs, Date.now()]) expect(await send(host, ended, { atMs: moment })).toMatchObject({ status: 200 });
		await host.restart();
		expect(await send(host, ended)).toMatchObject({ status: 200 });
		expect(host.executions).toEqual([expected]);
	});

	test('events of one call in any order start the workflow once each', async () => {
		const host = await active();
		for (const { body } of [EVENTS[2], EVENTS[1], EVENTS[0], EVENTS[1], EVENTS[2]]) await send(host, body);
		expect(host.executions.map((execution) => (execution as { event: string }).event)).toEqual(['call.analyzed', 'call.ended', 'call.started']);
	});

	test('an event without an id is known by its bytes', async () => {
		const host = await active();
		const { event_id: _left, ...bare } = ended;
		await send(host, bare);
		await send(host, bare);
		await send(host, { ...bare, timestamp: '2026-11-01T09:00:00Z' });
		expect(host.executions).toHaveLength(2);
	});
});

test('without its secret the trigger fails where the user sees it', async () => {
	const host = await active();
	const headers = await kejueHeaders(text, { secret: 'guessed' });
	// The process that has registered it still knows it.
	host.forgetStaticData();
	expect(await post(host.url(), text, headers)).toMatchObject({ status: 401 });
	await host.activate();
	await host.restart();
	host.forgetStaticData();
	expect(await post(host.url(), text, headers)).toMatchObject({ status: 500 });
	expect(host.failures).toMatchObject([{ message: expect.stringContaining('signing secret of this trigger is lost') }]);
	expect(host.executions).toEqual([]);
});
