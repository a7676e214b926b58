import type { Fault, FaultRule } from '../../sandbox';
import { type SendOptions, startClock } from './client';
import { pause } from '../pause';
import { useClient } from './useClient';

const client = useClient();

const dial = async (to = '+12025550123', options: SendOptions = {}) =>
	await client.send('kejue', 'POST', '/persona-calls', { body: { persona_id: 'per_1', contact: { phone: to } }, ...options });
const rungOnce = { '+12025550123': 1 };

describe('what goes wrong', () => {
	test.each<[string, Fault, { status: number; text: RegExp; contentType: string | null }, object]>([
		['status', { kind: 'status', status: 409 }, { status: 409, text: /^{"error":".+","code":"CONFLICT","details":{}}$/, contentType: 'application/json; charset=utf-8' }, {}],
		['status after accepting', { kind: 'status', status: 504, accept: true }, { status: 504, text: /"code":"INTERNAL_ERROR"/, contentType: 'application/json; charset=utf-8' }, rungOnce],
		['status with a body', { kind: 'status', status: 200, body: { ok: false } }, { status: 200, text: /^{"ok":false}$/, contentType: 'application/json; charset=utf-8' }, {}],
		['status with a text', { kind: 'status', status: 403, body: 'No entry', contentType: 'text/plain' }, { status: 403, text: /^No entry$/, contentType: 'text/plain' }, {}],
		['status without a body', { kind: 'status', status: 503, body: '' }, { status: 503, text: /^$/, contentType: null }, {}],
		['empty', { kind: 'empty' }, { status: 200, text: /^$/, contentType: null }, {}],
		['empty after accepting', { kind: 'empty', accept: true }, { status: 200, text: /^$/, contentType: null }, rungOnce],
		['malformed', { kind: 'malformed' }, { status: 200, text: /^{"$/, contentType: 'application/json; charset=utf-8' }, {}],
		['malformed after accepting', { kind: 'malformed', accept: true }, { status: 200, text: /^{"id":"call_[^}]+$/, contentType: 'application/json; charset=utf-8' }, rungOnce],
	])('%s', async (_name, fault, expected, rung) => {
		client.sandbox.addFault({ fault });
		const reply = await dial(undefined, { isDocumented: fault.kind !== 'status' || fault.body === undefined });
		expect({ status: reply.status, text: reply.text, contentType: reply.headers.get('content-type') }).toEqual({
			...expected,
			text: expect.stringMatching(expected.text),
		});
		expect(client.sandbox.rung()).toEqual(rung);
	});

	test('headers, such as a redirect to another host', async () => {
		client.sandbox.addFault({ fault: { kind: 'status', status: 307, headers: { Location: 'http://127.0.0.1:9/elsewhere' } } });
		const reply = await dial();
		expect([reply.status, reply.headers.get('location')]).toEqual([307, 'http://127.0.0.1:9/elsewhere']);
	});

	test.each([
		[undefined, {}, 'silence'],
		[true, rungOnce, 'silence after accepting'],
	])('silence, accept %s', async (accept, rung, fault) => {
		client.sandbox.addFault({ fault: { kind: 'silence', accept } });
		await expect(dial(undefined, { patienceMs: 150 })).rejects.toMatchObject({ name: 'TimeoutError' });
		expect(client.sandbox.rung()).toEqual(rung);
		expect(client.sandbox.requests()).toMatchObject([{ status: null, fault }]);
	});

	test.each([
		[undefined, {}],
		[true, rungOnce],
	])('reset, accept %s: the whole request was read before', async (accept, rung) => {
		client.sandbox.addFault({ fault: { kind: 'reset', accept } });
		await expect(dial()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
		expect(client.sandbox.rung()).toEqual(rung);
		expect(client.sandbox.requests()).toMatchObject([{ status: null, body: { contact: { phone: '+12025550123' } } }]);
	});

	test('delay: done at once, answered later; whoever gives up before was never answered', async () => {
		client.sandbox.addFault({ times: 1, fault: { kind: 'delay', ms: 120 } });
		client.sandbox.addFault({ fault: { kind: 'delay', ms: 1_000 } });
		const startedAt = performance.now();
		expect((await dial()).status).toBe(200);
		expect(performance.now() - startedAt).toBeGreaterThan(115);
		await expect(dial(undefined, { patienceMs: 40 })).rejects.toMatchObject({ name: 'TimeoutError' });
		expect(client.sandbox.rung()).toEqual({ '+12025550123': 2 });
		await pause(1_100);
		expect(client.sandbox.requests()).toMatchObject([{ status: 200 }, { status: null }]);
	});
});

describe('whom it befalls', () => {
	const broken: Fault = { kind: 'status', status: 500 };
	const statusOf = async (rule: Omit<FaultRule, 'fault'>, ask: () => Promise<{ status: number }> = dial) => {
		client.sandbox.addFault({ ...rule, fault: broken });
		return (await ask()).status;
	};
	const tools = async () => await client.send('kejue', 'GET', '/tools');

	test('only the provider named', async () => {
		expect(await statusOf({ provider: 'zudu' }, tools)).toBe(200);
		expect(await statusOf({ provider: 'kejue' }, tools)).toBe(500);
	});

	test('only the operation named', async () => {
		expect(await statusOf({ operationId: 'listCalls' }, tools)).toBe(200);
		expect(await statusOf({ operationId: 'listTools' }, tools)).toBe(500);
	});

	test('only the number named, in any writing', async () => {
		expect(await statusOf({ to: '+1 202 555 0124' })).toBe(200);
		expect(await statusOf({ to: '(202) 555-0123' })).toBe(500);
	});

	test('only the call named', async () => {
		const { id } = Object((await dial()).body);
		const get = async () => await client.send('kejue', 'GET', `/calls/${id}`);
		expect(await statusOf({ callId: 'another' }, get)).toBe(200);
		expect(await statusOf({ callId: id }, get)).toBe(500);
	});

	test('only so many times, then the next rule', async () => {
		client.sandbox.addFault({ operationId: 'listTools', times: 2, fault: broken });
		client.sandbox.addFault({ operationId: 'listTools', times: 1, fault: { kind: 'status', status: 404 } });
		const statuses = [];
		for (let attempt = 0; attempt < 4; attempt++) statuses.push((await tools()).status);
		expect(statuses).toEqual([500, 500, 404, 200]);
	});

	test('a rule goes before a reserved number', async () => {
		client.sandbox.addFault({ times: 1, fault: { kind: 'status', status: 418 } });
		expect([(await dial('+12025550165')).status, (await dial('+12025550165')).status]).toEqual([418, 500]);
	});

	test('nobody whose request is refused anyway: the rule waits', async () => {
		client.sandbox.addFault({ times: 1, fault: broken });
		expect((await client.send('kejue', 'GET', '/tools', { signedIn: false })).status).toBe(401);
		expect((await client.send('kejue', 'GET', '/tools?limit=x')).status).toBe(400);
		expect((await tools()).status).toBe(500);
	});

	test('nobody after clear()', async () => {
		client.sandbox.addFault({ fault: broken });
		await dial('+12025550161');
		client.sandbox.clear();
		expect((await tools()).status).toBe(200);
		expect((await dial('+12025550161')).status).toBe(429);
	});
});

test.each([
	[{}, 'fault'],
	[{ fault: { kind: 'explosion' } }, 'fault.kind'],
	[{ fault: { kind: 'status' } }, 'fault.status'],
	[{ fault: { kind: 'reset', accepted: true } }, 'accepted'],
	[{ fault: { kind: 'empty' }, times: 0 }, 'times'],
	[{ fault: { kind: 'empty' }, provider: 'acme' }, 'provider'],
	[{ fault: { kind: 'empty' }, operation: 'getCall' }, 'operation'],
])('%j is no rule', async (rule, complaint) => {
	const reply = await client.control('levers', 'POST', '/_sandbox/faults', rule);
	expect([reply.status, reply.body]).toEqual([400, { error: expect.stringContaining(complaint) }]);
	expect((await dial()).status).toBe(200);
});

test('an accepted call lives on, whatever became of the answer', async () => {
	const clock = startClock();
	client.sandbox.addFault({ times: 1, fault: { kind: 'reset', accept: true } });
	await expect(dial()).rejects.toThrow();
	clock.advance(10_000);
	const { body } = await client.send('kejue', 'GET', '/calls');
	expect(body).toMatchObject({ total: 1, calls: [{ status: 'completed', contact: { phone: '+12025550123' } }] });
});
