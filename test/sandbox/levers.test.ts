import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startClock } from './client';
import { useClient } from './useClient';

const TOKEN_LIFETIME_S = 600;
const CALL = '/api-service/v1/ai/phone-calls/action/call';
const BULK = '/api-service/v1/ai/phone-calls/action/call-bulk';
const AUTH = '/auth/v1/api-key/auth';
const sample: unknown = JSON.parse(readFileSync(join(__dirname, '../samples/levers.json'), 'utf8'));

const client = useClient({ tokenLifetimeS: TOKEN_LIFETIME_S });

const authenticate = async (clientSecret = client.sandbox.providers.levers.credentials.clientSecret) =>
	await client.send('levers', 'POST', AUTH, {
		body: { clientId: client.sandbox.providers.levers.credentials.clientId, clientSecret },
		signedIn: false,
	});
const contacts = async (query = '?page=1&size=100', headers?: Record<string, string>) =>
	await client.send('levers', 'GET', `/api-service/v1/contact${query}`, { headers });
const bearer = (token: unknown) => ({ Authorization: `Bearer ${String(token)}` });

test.each([
	['POST', CALL, { numberToCall: '+12025550123' }],
	['POST', BULK, { contacts: [{ numberToCall: '+12025550123' }] }],
	['GET', '/api-service/v1/contact', undefined],
])('%s %s needs a token', async (method, path, body) => {
	for (const headers of [undefined, bearer('wrong'), { Authorization: client.sandbox.providers.levers.credentials.token }]) {
		const reply = await client.send('levers', method, path, { body, headers, signedIn: false });
		expect([reply.status, reply.body]).toEqual([401, { detail: expect.any(String) }]);
	}
	expect(client.sandbox.rung()).toEqual({});
});

describe('tokens', () => {
	test('id and secret give one that says when it expires, and expires then', async () => {
		const clock = startClock();
		const { status, body } = await authenticate();
		const token: string = Object(body).access_token;
		const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
		expect([status, token.split('.').length, claims.exp - claims.iat]).toEqual([200, 3, TOKEN_LIFETIME_S]);
		expect((await contacts('', bearer(token))).status).toBe(200);
		clock.advance(TOKEN_LIFETIME_S * 1000 + 1_000);
		expect((await contacts('', bearer(token))).status).toBe(401);
	});

	test('a wrong secret gives none', async () => {
		const reply = await authenticate('wrong');
		expect([reply.status, reply.body]).toEqual([401, { detail: 'Invalid client credentials' }]);
	});

	test('a missing one is named', async () => {
		const reply = await client.send('levers', 'POST', AUTH, { body: { clientId: 'x' }, signedIn: false });
		expect([reply.status, reply.body]).toEqual([422, { detail: [{ loc: ['body', 'clientSecret'], msg: 'is required', type: 'missing' }] }]);
	});

	test('all can be expired at once, the pasted one too until clear()', async () => {
		const { body } = await authenticate();
		expect((await client.control('kejue', 'POST', '/_sandbox/expire-tokens')).status).toBe(204);
		expect((await contacts('', bearer(Object(body).access_token))).status).toBe(401);
		expect((await contacts()).status).toBe(401);
		expect((await contacts('', bearer(Object((await authenticate()).body).access_token))).status).toBe(200);
		client.sandbox.clear();
		expect((await contacts()).status).toBe(200);
	});
});

test('callContact takes every documented field, answers 201 with nothing, and reads local numbers', async () => {
	const reply = await client.send('levers', 'POST', CALL, { body: sample });
	expect([reply.status, reply.text, reply.headers.get('content-type')]).toEqual([201, '', null]);
	expect(client.sandbox.rung()).toEqual({ '+966501234567': 1 });
	expect(client.sandbox.requests()).toMatchObject([{ operationId: 'callContact', body: sample, to: '+966501234567', status: 201 }]);
});

test('callContactsBulk rings everybody, each as often as listed', async () => {
	const people = ['+12025550123', '+1 202 555 0124', '(202) 555-0123'].map((numberToCall) => ({ numberToCall }));
	const reply = await client.send('levers', 'POST', BULK, { body: { contacts: people, countryCode: 'US', batchSize: 10 } });
	expect([reply.status, reply.text]).toEqual([201, '']);
	expect(client.sandbox.rung()).toEqual({ '+12025550123': 2, '+12025550124': 1 });
	expect(client.sandbox.requests()).toMatchObject([{ to: '+12025550123,+12025550124,+12025550123' }]);
});

test('one faulty number spoils the whole bulk request', async () => {
	const people = ['+12025550123', '+12025550165'].map((numberToCall) => ({ numberToCall }));
	expect((await client.send('levers', 'POST', BULK, { body: { contacts: people } })).status).toBe(500);
	expect(client.sandbox.rung()).toEqual({});
});

test.each([
	[CALL, {}, [['body', 'numberToCall']], ['missing']],
	[CALL, { numberToCall: '', countryCode: 'us' }, [['body', 'numberToCall'], ['body', 'countryCode']], ['string_too_short', 'string_pattern_mismatch']],
	[CALL, { numberToCall: '+12025550123', contactUuid: 'x', promptTags: { amount: 12 } }, [['body', 'contactUuid'], ['body', 'promptTags', 'amount']], ['value_error', 'type_error']],
	[BULK, { contacts: [{}], batchSize: 9 }, [['body', 'contacts', 0, 'numberToCall'], ['body', 'batchSize']], ['missing', 'greater_than_equal']],
])('POST %s refuses %j', async (path, body, places, types) => {
	const reply = await client.send('levers', 'POST', path, { body });
	const detail = places.map((loc, index) => ({ loc, msg: expect.any(String), type: types[index] }));
	expect([reply.status, reply.body]).toEqual([422, { detail: expect.arrayContaining(detail) }]);
	expect(Object(reply.body).detail).toHaveLength(detail.length);
	expect(client.sandbox.rung()).toEqual({});
});

describe('contacts', () => {
	test('come in pages that count from 1', async () => {
		const first = Object((await contacts('?page=1&size=10')).body);
		const last = Object((await contacts('?page=3&size=50')).body);
		expect([first.items.length, first.total, first.page, first.size, first.pages]).toEqual([10, 125, 1, 10, 13]);
		expect([last.items.length, last.items[0].name, last.page, last.pages]).toEqual([25, 'Sandbox contact 101', 3, 3]);
		expect(Object((await contacts('?page=4&size=50')).body)).toMatchObject({ items: [], total: 125, page: 4 });
		expect([client.sandbox.rung(), (await client.control('levers', 'GET', '/_sandbox/calls')).body]).toEqual([{}, []]);
		const wrong = await contacts('?page=0&size=101');
		expect([wrong.status, Object(wrong.body).detail]).toMatchObject([422, [{ loc: ['query', 'page'] }, { loc: ['query', 'size'] }]]);
	});

	test('are made by a call, found again by number or uuid, and changed only when asked', async () => {
		const find = async () => Object((await contacts('?page=2&size=100')).body).items.filter(({ phoneNumber }: { phoneNumber: string }) => phoneNumber === '+12025550190');
		const call = async (body: object) => await client.send('levers', 'POST', CALL, { body: { numberToCall: '+12025550190', ...body } });
		await call({ firstName: 'Ada', lastName: 'Lovelace' });
		await call({ firstName: 'Grace' });
		const [ada] = await find();
		expect(await find()).toMatchObject([{ name: 'Ada Lovelace', firstName: 'Ada' }]);
		await call({ firstName: 'Grace', updateExisting: true });
		expect(await find()).toEqual([{ ...ada, firstName: 'Grace' }]);
	});
});
