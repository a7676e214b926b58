import { once } from 'node:events';
import { request } from 'node:http';
import { PROVIDER_NAMES, startSandbox, type ProviderName } from '../../sandbox';
import { useSandbox } from '../useSandbox';
import { startReceiver, type Receiver } from './receiver';

const sandbox = useSandbox();
let receiver: Receiver;
beforeAll(async () => {
	receiver = await startReceiver();
});
afterEach(() => receiver.clear());
afterAll(async () => await receiver.close());

interface Raw {
	method?: string;
	path?: string;
	/** Those of a program on this machine, with these changes; null leaves one out. */
	headers?: Record<string, string | null>;
	body?: string;
}

/** Sends exactly these headers: fetch would put the right Host in place of the wanted one. */
async function send(provider: ProviderName, { method = 'POST', path = '', headers = {}, body }: Raw): Promise<{ status: number; text: string }> {
	const { host, hostname, port } = new URL(sandbox.providers[provider].baseUrl);
	const all: Record<string, string | null> = { host, ...headers };
	const sent = Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
	const outgoing = request({ hostname, port, method, path, headers: sent, setHost: false, agent: false });
	outgoing.end(body);
	const [response] = await once(outgoing, 'response');
	let text = '';
	for await (const chunk of response) text += String(chunk);
	return { status: response.statusCode, text };
}

const portOf = (provider: ProviderName) => new URL(sandbox.providers[provider].baseUrl).port;
/** `PORT` in a header stands for the sandbox's. */
const withPort = (headers: Record<string, string | null>, provider: ProviderName) =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.replace('PORT', portOf(provider)) ?? null]));

const STRANGERS: Array<[string, Record<string, string | null>]> = [
	['a name led to this machine', { host: 'evil.example:PORT' }],
	['a name led to this machine, without a port', { host: 'evil.example' }],
	['a name that begins like this machine', { host: '127.0.0.1.evil.example:PORT' }],
	['a name that ends like this machine', { host: 'evil.localhost:PORT' }],
	['this machine as a user name', { host: '127.0.0.1@evil.example:PORT' }],
	['any address', { host: '0.0.0.0:PORT' }],
	['this machine by its number', { host: '2130706433:PORT' }],
	['a port with more behind it', { host: '127.0.0.1:PORT.evil.example' }],
	['a page of another site', { origin: 'https://evil.example' }],
	['a page of another site, with the same port', { origin: 'http://evil.example:PORT' }],
	['a page of another program on this machine', { origin: 'http://127.0.0.1:1' }],
	['a page over https', { origin: 'https://127.0.0.1:PORT' }],
	['a page without an origin, such as a file', { origin: 'null' }],
	['an empty origin', { origin: '' }],
];

const JSON_TYPE = { 'content-type': 'application/json' };
const CONTROLS: Array<[string, Raw]> = [
	['reading', { method: 'GET', path: '/_sandbox/requests' }],
	['the overview', { method: 'GET', path: '/_sandbox' }],
	['clearing', { path: '/_sandbox/clear' }],
	['a fault', { path: '/_sandbox/faults', body: '{"fault":{"kind":"silence"}}', headers: JSON_TYPE }],
	['a registration', { path: '/_sandbox/levers/webhooks', body: '{"url":"RECEIVER"}', headers: JSON_TYPE }],
	['a delivery', { path: '/_sandbox/deliver', body: '{"provider":"kejue","event":"call.ended","url":"RECEIVER"}', headers: JSON_TYPE }],
];

const control = async (provider: ProviderName, raw: Raw, headers: Record<string, string | null>) =>
	await send(provider, { ...raw, body: raw.body?.replace('RECEIVER', receiver.url), headers: withPort({ ...raw.headers, ...headers }, provider) });
const token = () => ({ 'x-sandbox-token': sandbox.controlToken });

/** A request that `clear` would forget, so that everything that is done can be seen. */
async function arrive(): Promise<void> {
	await send('kejue', { method: 'GET', path: '/arrived', headers: {} });
}
function expectNothingDone(): void {
	expect(sandbox.requests()).toMatchObject([{ path: '/arrived', status: 404 }]);
	expect([sandbox.rung(), sandbox.webhooks(), sandbox.deliveries(), receiver.received]).toEqual([{}, [], [], []]);
}

describe('control routes', () => {
	describe.each(STRANGERS)('%s', (_who, headers) => {
		test.each(CONTROLS)('%s is refused even with the token, and nothing is done', async (_what, raw) => {
			await arrive();
			expect(await control('zudu', raw, { ...token(), ...headers })).toMatchObject({ status: 403, text: expect.stringMatching(/Host|Origin/) });
			expectNothingDone();
		});
	});

	test.each([
		['no port', { host: '127.0.0.1' }],
		['the port of another program', { host: 'localhost:1' }],
	])('%s in Host', async (_what, headers) => {
		expect((await control('kejue', CONTROLS[0][1], { ...token(), ...headers })).status).toBe(403);
	});

	describe.each<[string, Record<string, string | null>]>([
		['no token', {}],
		['an empty token', { 'x-sandbox-token': '' }],
		['a wrong token', { 'x-sandbox-token': 'x'.repeat(32) }],
		['the key of a provider', { 'x-sandbox-token': 'kej_sandbox_key', 'x-api-key': 'kej_sandbox_key' }],
	])('%s', (_what, headers) => {
		test.each(CONTROLS)('%s is refused, and nothing is done', async (_name, raw) => {
			await arrive();
			expect(await control('levers', raw, headers)).toMatchObject({ status: 401, text: expect.stringContaining('X-Sandbox-Token') });
			expectNothingDone();
		});
	});

	test('the token of one sandbox does not open another', async () => {
		const other = await startSandbox();
		await other.close();
		expect((await control('kejue', CONTROLS[0][1], { 'x-sandbox-token': other.controlToken })).status).toBe(401);
	});

	describe.each<[string, Record<string, string | null>]>([
		['text/plain', { 'content-type': 'text/plain' }],
		['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
		['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
		['no type', { 'content-type': null }],
		['a type that begins like JSON', { 'content-type': 'application/json-like' }],
		['JSON as a parameter', { 'content-type': 'text/plain; application/json' }],
	])('a body as %s', (_type, headers) => {
		test.each(CONTROLS.filter(([, { body }]) => body !== undefined))('%s is refused, and nothing is done', async (_name, raw) => {
			await arrive();
			expect((await control('elemente', raw, { ...token(), ...headers })).status).toBe(415);
			expectNothingDone();
		});
	});

	test('a token in the address reads, for a browser, and changes nothing', async () => {
		await arrive();
		const query = `?token=${sandbox.controlToken}`;
		expect(await send('kejue', { method: 'GET', path: `/_sandbox/requests${query}` })).toMatchObject({ status: 200, text: expect.stringContaining('/arrived') });
		expect((await send('kejue', { path: `/_sandbox/clear${query}` })).status).toBe(401);
		expectNothingDone();
	});

	test.each<[string, Record<string, string | null>]>([
		['127.0.0.1', {}],
		['localhost', { host: 'localhost:PORT' }],
		['LOCALHOST', { host: 'LOCALHOST:PORT' }],
		['IPv6', { host: '[::1]:PORT' }],
		['its own origin', { origin: 'http://127.0.0.1:PORT' }],
		['JSON with its character set', { 'content-type': 'application/json; charset=utf-8' }],
	])('%s is served', async (_what, headers) => {
		expect((await control('kejue', CONTROLS[5][1], { ...token(), ...headers })).status).toBe(200);
		expect(receiver.received).toHaveLength(1);
	});
});

describe('what a delivery gives away', () => {
	test('nothing of what the receiver answers but the status', async () => {
		const { text } = await control('kejue', CONTROLS[5][1], token());
		expect(JSON.parse(text)).toMatchObject([{ outcome: 'delivered', attempts: [{ status: 200 }] }]);
		const seen = await control('kejue', { method: 'GET', path: '/_sandbox/deliveries' }, token());
		expect(receiver.received).toHaveLength(1);
		for (const shown of [text, seen.text]) expect(shown).not.toContain('answer 200');
	});

	test.each(['Authorization', 'authorization', 'Cookie', 'Proxy-Authorization', 'Host', ' cookie'])('%s cannot be sent along', async (name) => {
		const order = { provider: 'kejue', event: 'call.ended', url: receiver.url, headers: { [name]: 'of the caller' } };
		const answer = await control('kejue', { path: '/_sandbox/deliver', body: JSON.stringify(order), headers: JSON_TYPE }, token());
		expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('must not be one of') });
		expect(receiver.received).toEqual([]);
	});

	test.each(['Authorization', 'Cookie', 'Proxy-Authorization'])('%s of the order itself stays here', async (name) => {
		expect((await control('kejue', CONTROLS[5][1], { ...token(), [name]: 'of the caller' })).status).toBe(200);
		expect(JSON.stringify(receiver.received)).not.toContain('of the caller');
	});

	test('a redirect is not followed', async () => {
		receiver.answers.push(302);
		const { text } = await control('kejue', CONTROLS[5][1], token());
		expect(JSON.parse(text)).toMatchObject([{ outcome: 'failed', attempts: [{ status: 302 }] }]);
		expect(receiver.received).toHaveLength(1);
	});
});

describe.each(PROVIDER_NAMES)('the stand-in of %s', (provider) => {
	test.each(STRANGERS)('refuses %s, and nothing is logged or done', async (_who, headers) => {
		for (const path of [new URL(sandbox.providers[provider].baseUrl).pathname, '/nowhere', '/_sandbox/recordings/call_1.wav']) {
			expect((await send(provider, { method: 'GET', path, headers: withPort(headers, provider) })).status).toBe(403);
		}
		expect(sandbox.requests()).toEqual([]);
	});

	test('answers by way of another port, since proxies of the tests have one', async () => {
		expect((await send(provider, { method: 'GET', path: '/nowhere', headers: { host: '127.0.0.1:1' } })).status).toBe(404);
		expect(sandbox.requests()).toHaveLength(1);
	});
});

test('a call that a web page asks for with the right key is not placed', async () => {
	const body = '{"persona_id":"per_1","contact":{"phone":"+12025550123"}}';
	const call = { path: '/api/v1/persona-calls', body, headers: { 'x-api-key': 'kej_sandbox_key', ...JSON_TYPE } };
	expect((await send('kejue', { ...call, headers: { ...call.headers, origin: 'http://evil.example' } })).status).toBe(403);
	expect([sandbox.requests(), sandbox.rung()]).toEqual([[], {}]);
	expect((await send('kejue', call)).status).toBe(200);
	expect(sandbox.rung()).toEqual({ '+12025550123': 1 });
});
