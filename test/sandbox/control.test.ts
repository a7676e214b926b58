import { PROVIDER_NAMES, RESERVED_NUMBERS, startSandbox } from '../../sandbox';
import { type Client, startClient } from './client';

let client: Client;
beforeAll(async () => {
	client = await startClient();
});
afterEach(() => client.sandbox.clear());
afterAll(async () => await client.close());

const placeOneEach = async () => {
	await client.send('kejue', 'POST', '/persona-calls', { body: { persona_id: 'per_1', contact: { phone: '+12025550123' } } });
	await client.send('levers', 'POST', '/api-service/v1/ai/phone-calls/action/call', { body: { numberToCall: '+12025550123' } });
};

test.each(PROVIDER_NAMES)('the port of %s shows what arrived at any', async (provider) => {
	await placeOneEach();
	const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
	const both = [
		{
			id: 1,
			provider: 'kejue',
			method: 'POST',
			path: '/api/v1/persona-calls',
			operationId: 'createPersonaCall',
			headers: expect.objectContaining({ 'x-api-key': 'kej_sandbox_key', 'content-type': 'application/json' }),
			body: { persona_id: 'per_1', contact: { phone: '+12025550123' } },
			status: 200,
			fault: null,
			to: '+12025550123',
			at,
		},
		expect.objectContaining({ id: 2, provider: 'levers', status: 201 }),
	];
	expect((await client.control(provider, 'GET', '/_sandbox/requests')).body).toEqual(both);
	expect((await client.control(provider, 'GET', '/_sandbox/requests?provider=levers')).body).toEqual([both[1]]);
	expect((await client.control(provider, 'GET', '/_sandbox/requests?provider=acme')).status).toBe(400);
	expect((await client.control(provider, 'GET', '/_sandbox/rung')).body).toEqual({ '+12025550123': 2 });
	expect((await client.control(provider, 'GET', '/_sandbox/calls')).body).toMatchObject([{ provider: 'kejue' }, { provider: 'levers' }]);
	expect(client.sandbox.requests()).toHaveLength(2);
});

test('the overview has all that is needed to sign in and to choose a number', async () => {
	const { text, headers } = await client.control('zudu', 'GET', '/_sandbox');
	expect(headers.get('content-type')).toContain('text/plain');
	for (const { baseUrl, credentials } of Object.values(client.sandbox.providers)) {
		expect(text).toContain(baseUrl);
		for (const value of Object.values(credentials)) expect(text).toContain(value);
	}
	for (const { number, meaning } of RESERVED_NUMBERS) expect(text).toContain(`${number}  ${meaning}`);
});

test('a fault can be set and everything forgotten over HTTP', async () => {
	const rule = { operationId: 'listTools', fault: { kind: 'status', status: 503 } };
	expect((await client.control('elemente', 'POST', '/_sandbox/faults', rule)).status).toBe(204);
	expect((await client.send('kejue', 'GET', '/tools')).status).toBe(503);
	await placeOneEach();
	expect((await client.control('elemente', 'POST', '/_sandbox/clear')).status).toBe(204);
	expect([client.sandbox.requests(), client.sandbox.rung()]).toEqual([[], {}]);
	expect((await client.control('kejue', 'GET', '/_sandbox/calls')).body).toEqual([]);
	expect((await client.send('kejue', 'GET', '/tools')).status).toBe(200);
});

test.each([
	['zudu', 'POST', '/api/organizations/org_sandbox/api-keys', undefined, 'createApiKey'],
] as const)('%s %s %s is described but not acted out', async (provider, method, path, body, operationId) => {
	const reply = await client.send(provider, method, path, { body });
	expect([reply.status, reply.text]).toEqual([501, expect.stringContaining(`does not act out ${operationId}`)]);
	expect(client.sandbox.requests()).toMatchObject([{ operationId, status: 501 }]);
	expect(client.sandbox.rung()).toEqual({});
});

test.each(PROVIDER_NAMES)('an unknown path of %s gets its form of 404', async (provider) => {
	const reply = await client.send(provider, 'GET', '/nowhere?a=1');
	expect([reply.status, reply.text]).toEqual([404, expect.stringContaining('Cannot GET ')]);
	expect(client.sandbox.requests()).toMatchObject([{ provider, operationId: null, status: 404 }]);
});

test('latency is added to every answer', async () => {
	const slow = await startSandbox({ latencyMs: 80 });
	const startedAt = performance.now();
	await fetch(`${slow.providers.zudu.baseUrl}/api/agents`);
	expect(performance.now() - startedAt).toBeGreaterThan(75);
	await slow.close();
});

test('two sandboxes know nothing of each other; a taken port is an error that leaves nothing listening', async () => {
	const other = await startSandbox();
	await placeOneEach();
	expect(other.requests()).toEqual([]);
	const taken = Number(new URL(other.providers.levers.baseUrl).port);
	const free = Number(new URL(other.providers.kejue.baseUrl).port);
	await other.close();
	const holder = await startSandbox({ ports: { levers: taken } });
	await expect(startSandbox({ ports: { kejue: free, levers: taken } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
	await expect(fetch(`http://127.0.0.1:${free}/_sandbox`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
	await holder.close();
});

test('close() does not wait for requests that are never answered', async () => {
	const stuck = await startSandbox();
	stuck.addFault({ fault: { kind: 'silence' } });
	const { baseUrl, credentials } = stuck.providers.kejue;
	const outcome = fetch(`${baseUrl}/tools`, { headers: { 'X-API-Key': credentials.apiKey } }).catch(() => 'cut off');
	while (stuck.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
	await stuck.close();
	expect(await outcome).toBe('cut off');
});
