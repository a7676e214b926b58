import { type Reply, startClock } from './client';
import { useClient } from './useClient';

const MINUTE = 60_000;
const PHASE_MS = 10_000;

const client = useClient({ phaseMs: PHASE_MS });

const number = (index: number) => `+120255502${String(index).padStart(2, '0')}`;
const kejue = async (index: number): Promise<Reply> =>
	await client.send('kejue', 'POST', '/persona-calls', { body: { persona_id: 'per_1', contact: { phone: number(index) } } });
const zudu = async (index: number): Promise<Reply> =>
	await client.send('zudu', 'POST', '/api/calls/create-phone-call', { body: { from_number: '+12025550100', to_number: number(index) } });
const setLimit = async (rule: object) => await client.control('levers', 'POST', '/_sandbox/limits', rule);
const statusesOf = async (count: number, send = kejue): Promise<number[]> => {
	const statuses = [];
	for (let index = 0; index < count; index++) statuses.push((await send(index)).status);
	return statuses;
};

test('so many a minute, in any minute; what was refused does not count, nor does what reaches nobody', async () => {
	const clock = startClock();
	await setLimit({ provider: 'kejue', perMinute: 2 });
	expect(await statusesOf(1)).toEqual([200]);
	clock.advance(MINUTE / 2);
	expect(await statusesOf(3)).toEqual([200, 429, 429]);
	clock.advance(MINUTE / 2 + 1);
	expect(await statusesOf(2)).toEqual([200, 429]);
	expect((await client.send('kejue', 'GET', '/tools')).status).toBe(200);
	expect(client.sandbox.rung()).toEqual({ [number(0)]: 3 });
	expect(client.sandbox.requests('kejue').find(({ status }) => status === 429)).toMatchObject({ fault: 'over 2 a minute', to: number(1) });
});

test('so many at once, until one has ended', async () => {
	const clock = startClock();
	await setLimit({ atOnce: 2 });
	expect(await statusesOf(3)).toEqual([200, 200, 429]);
	expect(await statusesOf(1, zudu)).toEqual([200]);
	clock.advance(3 * PHASE_MS + 1);
	expect(await statusesOf(3)).toEqual([200, 200, 429]);
});

test.each([
	{ name: 'kejue', send: kejue, body: { error: 'Too many requests.', code: 'RATE_LIMITED' }, headers: ['1', '0', '60'] },
	{ name: 'zudu', send: zudu, body: { status: 'error', error: expect.any(String), data: null }, headers: [null, null, null] },
])('$name refuses in its own form, and names no time to wait', async ({ send, body, headers }) => {
	await setLimit({ perMinute: 1 });
	await send(0);
	const refused = await send(1);
	expect(refused).toMatchObject({ status: 429, body });
	expect(['limit', 'remaining', 'reset'].map((each) => refused.headers.get(`x-ratelimit-${each}`))).toEqual(headers);
	expect(refused.headers.get('retry-after')).toBeNull();
});

test('clear() lets everything through again', async () => {
	await setLimit({ perMinute: 1 });
	client.sandbox.clear();
	expect(await statusesOf(2)).toEqual([200, 200]);
});

test.each([
	[{ perMinute: 0 }, 'perMinute'],
	[{ atOnce: 1.5 }, 'atOnce'],
	[{ provider: 'acme' }, 'provider'],
	[{ speed: 2 }, 'speed'],
])('%j is no limit', async (rule, complaint) => {
	const reply = await setLimit(rule);
	expect([reply.status, reply.body]).toEqual([400, { error: expect.stringContaining(complaint) }]);
});
