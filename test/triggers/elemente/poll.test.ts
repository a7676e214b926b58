import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import { ElementeTrigger } from '../../../nodes/Elemente/ElementeTrigger.node';
import { calls } from '../../../nodes/Elemente/calls';
import { sandboxSecrets } from '../../engine/sandboxSecrets';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { elementePoller, type PollerOptions } from './poller';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ID = '123e4567-e89b-12d3-a456-426614174000';
const BUSY = '+12025550151';

// A call takes three minutes of the clock that the tests set.
useFastClock();
const sandbox = useSandbox({ phaseMs: MINUTE_MS });

beforeEach(() => {
	const realNow = Date.now;
	let aheadMs = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + aheadMs);
	wait = (ms) => {
		aheadMs += ms;
	};
});

afterEach(() => {
	jest.restoreAllMocks();
});

/** Sets the clock forward, n8n's and the sandbox's. */
let wait: (ms: number) => void;

const poller = (options: Partial<PollerOptions> = {}) => elementePoller({ secrets: sandboxSecrets(sandbox), ...options });

async function placeCall(phoneNumber = '+12025557001', channel = 'call'): Promise<IDataObject> {
	const { baseUrl, credentials } = sandbox.providers.elemente;
	const response = await fetch(`${baseUrl}/api/v1/calls`, {
		method: 'POST',
		headers: {
			authorization: `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`,
			'content-type': 'application/json',
		},
		body: JSON.stringify({ agentId: ID, skillId: ID, channel, customerOverride: { phoneNumber, email: 'name@email.com' } }),
	});
	expect(response.status).toBe(200);
	return (await response.json()) as IDataObject;
}

const idsOf = (items: IDataObject[] | null) => items?.map(({ call }) => (call as IDataObject).callId) ?? null;

const queries = () => sandbox.requests('elemente').filter(({ method }) => method === 'GET').map(({ path }) => path);

test('the first poll sets the mark, and each call is emitted once, when it has ended', async () => {
	const trigger = poller();
	await placeCall();
	wait(10 * MINUTE_MS);
	expect(await trigger.poll()).toBeNull();

	const { id } = await placeCall('+12025557002');
	expect(await trigger.poll()).toBeNull();
	wait(2 * MINUTE_MS);
	expect(await trigger.poll()).toBeNull();
	wait(2 * MINUTE_MS);
	const items = await trigger.poll();
	expect(items).toEqual([
		{
			event: 'call.ended',
			call: {
				callId: id,
				status: 'ended',
				outcome: 'answered',
				to: '+12025557002',
				startedAt: null,
				durationSeconds: 60,
				summary: null,
				transcript: expect.stringContaining('agent'),
				recordingUrl: expect.stringContaining(String(id)),
				metadata: null,
			},
			raw: expect.objectContaining({ id, status: 'completed', duration: '60', customerPhone: '+12025557002', agentEmail: expect.any(String) }),
		},
	]);
	wait(MINUTE_MS);
	expect(await trigger.poll()).toBeNull();
	expect(queries()).toEqual([26, 25, 25, 25, 25].map((hours) => `/api/v1/calls?hrs=${hours}`));
});

test('a call that was under way at the first poll is emitted when it has ended', async () => {
	const trigger = poller();
	const { id } = await placeCall();
	expect(await trigger.poll()).toBeNull();
	wait(5 * MINUTE_MS);
	expect(idsOf(await trigger.poll())).toEqual([id]);
});

test('several calls of one poll are items of one run', async () => {
	const trigger = poller();
	await trigger.poll();
	const placed = [await placeCall(), await placeCall('+12025557002'), await placeCall(BUSY)];
	wait(5 * MINUTE_MS);
	expect(idsOf(await trigger.poll())?.sort()).toEqual(placed.map(({ id }) => id).sort());
});

test('n8n restarts: what ended meanwhile is emitted, what was emitted is not', async () => {
	let trigger = poller();
	await trigger.poll();
	const before = await placeCall();
	wait(5 * MINUTE_MS);
	expect(idsOf(await trigger.poll())).toEqual([before.id]);
	const stored = trigger.store();
	const meanwhile = await placeCall('+12025557002');
	wait(60 * HOUR_MS);
	trigger = poller({ stored });
	expect(idsOf(await trigger.poll())).toEqual([meanwhile.id]);
	expect(await trigger.poll()).toBeNull();
});

test('polls that overlap emit a call once', async () => {
	const trigger = poller();
	await trigger.poll();
	const { id } = await placeCall();
	wait(5 * MINUTE_MS);
	const results = await Promise.all([trigger.poll(), trigger.poll(), trigger.poll()]);
	expect(results.flatMap((items) => idsOf(items) ?? [])).toEqual([id]);
	expect(await trigger.poll()).toBeNull();
});

test('first polls that overlap set one mark', async () => {
	const trigger = poller();
	await placeCall();
	wait(5 * MINUTE_MS);
	expect(await Promise.all([trigger.poll(), trigger.poll()])).toEqual([null, null]);
	expect(await trigger.poll()).toBeNull();
});

test('only chosen statuses start the workflow, those of running calls too', async () => {
	const trigger = poller({ parameters: { statuses: ['ringing', 'busy'] } });
	await trigger.poll();
	const busy = await placeCall(BUSY);
	const answered = await placeCall();
	wait(MINUTE_MS);
	const ringing = await trigger.poll();
	expect(ringing?.map(({ event }) => event)).toEqual(['call.updated', 'call.updated']);
	expect(idsOf(ringing)?.sort()).toEqual([busy.id, answered.id].sort());
	wait(10 * MINUTE_MS);
	expect(await trigger.poll()).toBeNull();
	const second = await placeCall(BUSY);
	wait(10 * MINUTE_MS);
	const items = await trigger.poll();
	expect(items).toMatchObject([{ event: 'call.ended', call: { callId: second.id, outcome: 'busy' } }]);
});

test('the channel is chosen by the request, since calls do not tell theirs', async () => {
	const trigger = poller({ parameters: { channel: 'sms' } });
	await trigger.poll();
	await placeCall();
	const message = await placeCall('+12025557002', 'sms');
	wait(10 * MINUTE_MS);
	expect(idsOf(await trigger.poll())).toEqual([message.id]);
	expect(queries()[0]).toBe('/api/v1/calls?hrs=26&channel=sms');
});

test.each<[string, Partial<PollerOptions>]>([
	['another channel', { parameters: { channel: 'call' } }],
	['the credential of another account', { credentialId: '2' }],
])('%s is a new beginning', async (_name, change) => {
	const first = poller({ parameters: { channel: 'sms' } });
	await first.poll();
	await placeCall();
	wait(10 * MINUTE_MS);
	const second = poller({ stored: first.store(), parameters: { channel: 'sms' }, ...change });
	expect(await second.poll()).toBeNull();
	const { id } = await placeCall('+12025557002', change.parameters ? 'call' : 'sms');
	wait(10 * MINUTE_MS);
	expect(idsOf(await second.poll())).toEqual([id]);
});

describe('trying it out in the editor', () => {
	test('gives the newest call with a chosen status, again and again, and leaves no mark', async () => {
		await placeCall();
		const newest = await placeCall('+12025557002');
		wait(10 * MINUTE_MS);
		await placeCall('+12025557003');
		const trigger = poller({ mode: 'manual' });
		expect(idsOf(await trigger.poll())).toEqual([newest.id]);
		expect(idsOf(await trigger.poll())).toEqual([newest.id]);
		expect(trigger.store()).toEqual({});
		expect(queries()).toEqual(['/api/v1/calls?hrs=24', '/api/v1/calls?hrs=24']);
	});

	test('says so when there is none', async () => {
		await placeCall();
		await expect(poller({ mode: 'manual' }).poll()).rejects.toMatchObject({
			message: 'No call from the last 24 hours has one of the chosen statuses.',
			description: expect.stringContaining("'Look Back'"),
		});
	});
});

describe('when Elemente does not answer as it should', () => {
	const breaks = (times: number, fault: { status: number; body?: unknown; headers?: Record<string, string> }) =>
		sandbox.addFault({ provider: 'elemente', operationId: 'listCalls', times, fault: { kind: 'status', ...fault } });

	test('the poll fails in its words, and the next one emits what ended meanwhile', async () => {
		const trigger = poller();
		await trigger.poll();
		const { id } = await placeCall();
		wait(10 * MINUTE_MS);
		const stored = trigger.store();
		breaks(1, { status: 400, body: { statusCode: 400, message: ['hrs must not be greater than 24'], error: 'Bad Request' } });
		await expect(trigger.poll()).rejects.toMatchObject({
			message: 'Elemente refused the request (HTTP 400: hrs must not be greater than 24).',
			description: expect.stringContaining('no call is lost'),
			httpCode: '400',
		});
		expect(trigger.store()).toEqual(stored);
		expect(idsOf(await trigger.poll())).toEqual([id]);
	});

	test.each([
		['a wrong password', { password: 'no' }, /did not accept the credential/],
		['an address where nobody listens', { baseUrl: 'http://127.0.0.1:1' }, /could not be reached/],
	])('%s is named', async (_name, change, words) => {
		const { elementeApi } = sandboxSecrets(sandbox);
		const trigger = poller({ secrets: { elementeApi: { ...elementeApi, ...change } } });
		await expect(trigger.poll()).rejects.toThrow(words);
		expect(JSON.stringify(trigger.store())).not.toContain('polls');
	});

	test('a passing failure is sat out', async () => {
		breaks(2, { status: 503 });
		expect(await poller().poll()).toBeNull();
		expect(queries()).toHaveLength(3);
	});

	test.each([
		['something else', { calls: 'none' }],
		['a list of calls without IDs', [{ status: 'busy' }, null]],
	])('%s instead of a list is an error, not an empty list', async (_name, body) => {
		breaks(4, { status: 200, body });
		await expect(poller().poll()).rejects.toThrow('Elemente returned no usable response (HTTP 200 with an unreadable body).');
	});
});

describe('settings', () => {
	test.each<[string, INodeParameters, string]>([
		['no status', { statuses: [] }, "'Statuses' must contain at least one status. Choose at least one of the 'Statuses'."],
		['a look back of nothing', { options: { lookBack: 0 } }, "'Options → Look Back' must be a whole number from 1 to 720. Correct 'Look Back'."],
		['a look back in words', { options: { lookBack: 'a day' } }, "'Options → Look Back' must be a whole number from 1 to 720. Correct 'Look Back'."],
	])('%s is refused before anything is sent', async (_name, parameters, message) => {
		await expect(poller({ parameters }).poll()).rejects.toMatchObject({ message });
		expect(sandbox.requests()).toEqual([]);
	});

	test('expressions and text from elsewhere are understood', async () => {
		const parameters = { statuses: '={{ "Busy, completed" }}', options: { lookBack: '={{ "48" }}' } };
		const trigger = poller({ parameters });
		await trigger.poll();
		const { id } = await placeCall(BUSY);
		wait(10 * MINUTE_MS);
		expect(idsOf(await trigger.poll())).toEqual([id]);
		expect(queries()).toEqual(['/api/v1/calls?hrs=50', '/api/v1/calls?hrs=49']);
	});

	test('offered are the statuses that Elemente documents; chosen at first are the final ones', () => {
		const field = new ElementeTrigger().description.properties.find(({ name }) => name === 'statuses');
		const offered = ((field?.options ?? []) as INodePropertyOptions[]).map(({ value }) => String(value));
		expect(offered).toHaveLength(19);
		expect(offered.filter((status) => calls.simplify({ status }).status === 'unknown')).toEqual([]);
		expect(field?.default).toEqual(offered.filter((status) => calls.isFinal({ status })));
	});
});

describe('answers of other forms', () => {
	let server: Server;
	let answer: (response: ServerResponse) => void;

	beforeAll(async () => {
		server = createServer((_request, response) => answer(response));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});

	afterAll(() => server.close());

	const answering = (body: unknown) => {
		answer = (response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
	};

	const other = () => {
		const { port } = server.address() as AddressInfo;
		return poller({ secrets: { elementeApi: { username: 'u', password: 'p', baseUrl: `http://127.0.0.1:${port}` } } });
	};

	test.each<[string, unknown]>([
		['one call, as documented', { id: 'a', status: 'completed', messages: [{ id: 'm', status: 'delivered' }] }],
		['a list in an object', { total: 1, filters: [], data: [{ id: 'a', status: 'completed' }] }],
		['a list', [{ id: 'a', status: 'completed' }]],
	])('%s is read', async (_name, body) => {
		const trigger = other();
		answering([]);
		await trigger.poll();
		answering(body);
		expect(idsOf(await trigger.poll())).toEqual(['a']);
		expect(await trigger.poll()).toBeNull();
	});

	test('an empty list in an object is an empty list', async () => {
		answering({ calls: [], total: 0 });
		expect(await other().poll()).toBeNull();
	});

	test.each<[string, unknown]>([
		['an empty object', {}],
		['null', null],
		['an empty text', ''],
	])('%s is no list, so it is an error: as an empty one it would move the mark past calls', async (_name, body) => {
		answering(body);
		const trigger = other();
		await expect(trigger.poll()).rejects.toThrow('Elemente returned no usable response');
		expect(JSON.stringify(trigger.store())).not.toContain('polls');
	});

	const SOUND = [{ id: 'a', status: 'completed' }, { id: 'b', status: 'busy' }];

	test.each<[string, unknown]>([
		['a record without an ID', { status: 'completed' }],
		['an ID that is empty', { id: '', status: 'completed' }],
		['null', null],
		['a text', 'call'],
		['a number', 7],
		['a list', [{ id: 'c', status: 'completed' }]],
	])('%s among calls: those are emitted, it is told once, and later polls go on', async (_name, bad) => {
		const trigger = other();
		answering([]);
		await trigger.poll();
		answering([bad, ...SOUND]);
		expect(idsOf(await trigger.poll())).toEqual(['a', 'b']);
		answering({ total: 3, data: [bad, ...SOUND] });
		expect(await trigger.poll()).toBeNull();
		answering([SOUND[0], bad, SOUND[1], { id: 'd', status: 'failed' }]);
		expect(idsOf(await trigger.poll())).toEqual(['d']);
		expect(trigger.warnings).toEqual([
			'Elemente lists 1 record that "Elemente Trigger" cannot read as a call, because the ID is missing. They do not start the workflow; other calls are not affected.',
		]);
		answering([bad, bad, ...SOUND]);
		await trigger.poll();
		expect(trigger.warnings).toMatchObject([expect.anything(), expect.stringContaining('2 records')]);
	});

	test('more calls than can be told apart later are an error that says what to lower, and nothing is emitted', async () => {
		const trigger = other();
		answering([]);
		await trigger.poll();
		const stored = trigger.store();
		answering(Array.from({ length: 20_001 }, (_, index) => ({ id: index, status: 'completed' })));
		await expect(trigger.poll()).rejects.toMatchObject({
			message:
				"Elemente lists more calls from the last 25 hours than the 20000 that this trigger can remember. Decrease 'Look Back' in the options, or choose one 'Channel'.",
		});
		expect(trigger.store()).toEqual(stored);
	});
});
