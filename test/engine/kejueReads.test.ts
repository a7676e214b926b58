import type { INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { answeringServer, answerJson } from './answeringServer';
import { placeKejueCalls } from './placeKejueCalls';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const PHASE_MS = 40;
/** Waits look once a second at the most often. */
const SOON = { pollInterval: 1, waitAtMost: 0.1 };
const NEVER_ENDS = '+12025550156';
const BUSY = '+12025550151';

const sandbox = useSandbox({ phaseMs: PHASE_MS });

const run = async (operation: string, parameters: INodeParameters, more: Partial<NodeRun> = {}) =>
	await runNode({ type: 'kejue', parameters: { resource: 'call', operation, ...parameters }, secrets: sandboxSecrets(sandbox), ...more });

const arrived = (operationId: string) => sandbox.requests('kejue').filter((request) => request.operationId === operationId);

const place = async (phones: string[], contactId?: string) => await placeKejueCalls(sandbox, phones, contactId);

const people = (count: number) => Array.from({ length: count }, (_, row) => `+1415557${1000 + row}`);

const untilEnded = async () => await new Promise((resolve) => setTimeout(resolve, 3 * PHASE_MS + 50));

describe('getMany', () => {
	useFastClock();
	let ids: string[];

	const placeAll = async () => {
		ids = (await place(people(250))).toReversed();
		await untilEnded();
	};

	test('returns every call of two and a half pages', async () => {
		await placeAll();
		const { items, error } = await run('getMany', { returnAll: true });
		expect(error).toBeUndefined();
		expect(jsonOf(items).map(({ callId }) => callId)).toEqual(ids);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(ids.map(() => ({ item: 0 })));
		expect(arrived('listCalls').map(({ path }) => path)).toEqual([0, 100, 200].map((offset) => `/api/v1/calls?limit=100&offset=${offset}`));
	});

	test.each([
		[{}, 50, ['limit=50&offset=0']],
		[{ limit: 3 }, 3, ['limit=3&offset=0']],
		[{ limit: 150 }, 150, ['limit=100&offset=0', 'limit=100&offset=100']],
	])('with %j returns %i', async (parameters, count, queries) => {
		await placeAll();
		const { items } = await run('getMany', { returnAll: false, ...parameters });
		expect(jsonOf(items).map(({ callId }) => callId)).toEqual(ids.slice(0, count));
		expect(arrived('listCalls').map(({ path }) => path.split('?')[1])).toEqual(queries);
	});

	test('leaves nothing out where Kejue gives smaller pages than asked for, and no total', async () => {
		const all = Array.from({ length: 70 }, (_, row) => ({ id: `call_${row}`, status: 'completed' }));
		const kejue = await answeringServer(({ searchParams }, response) => {
			const offset = Number(searchParams.get('offset'));
			answerJson(response, { calls: all.slice(offset, offset + 30) });
		});
		const { items, error } = await run('getMany', { returnAll: true }, { secrets: { kejueApi: { apiKey: 'k', baseUrl: kejue.origin } } });
		await kejue.close();
		expect(error).toBeUndefined();
		expect(jsonOf(items).map(({ callId }) => callId)).toEqual(all.map(({ id }) => id));
		expect(kejue.requests.map(({ url }) => url.split('offset=')[1])).toEqual(['0', '30', '60', '70']);
	});

	test.each([
		['contact', { contactId: { __rl: true, mode: 'list', value: 'con_sandbox_1' } }, 'contact_id=con_sandbox_1', 2],
		['status', { status: 'busy' }, 'status=busy', 1],
		['both', { contactId: { __rl: true, mode: 'id', value: 'con_sandbox_1' }, status: 'busy' }, 'contact_id=con_sandbox_1&status=busy', 0],
	])('finds calls by %s', async (_, filters, query, count) => {
		await place([...people(3), BUSY]);
		await place(['', ''], 'con_sandbox_1');
		await untilEnded();
		const { items } = await run('getMany', { returnAll: true, filters });
		expect(items).toHaveLength(count);
		expect(arrived('listCalls')[0].path).toBe(`/api/v1/calls?limit=100&offset=0&${query}`);
	});

	test('shows calls as Kejue gives them', async () => {
		const [id] = await place(people(1));
		const { items } = await run('getMany', { output: 'raw' });
		expect(jsonOf(items)).toEqual([expect.objectContaining({ id, persona_id: 'per_1', channel: 'voice' })]);
	});

	test('shows why in the words of Kejue', async () => {
		sandbox.addFault({
			provider: 'kejue',
			operationId: 'listCalls',
			fault: { kind: 'status', status: 404, body: { error: 'Not found', code: 'NOT_FOUND', details: {} } },
		});
		const { error } = await run('getMany', {});
		expect(error?.message).toBe('Kejue refused the request (HTTP 404: Not found (NOT_FOUND)). [item 0]');
	});
});

describe('getTranscript', () => {
	useFastClock();
	const TALK = [
		{ role: 'agent', text: 'Hello, this is a call from the sandbox.' },
		{ role: 'user', text: 'Hello, yes, I have a minute.' },
		{ role: 'agent', text: 'Thank you, that is all I wanted to know. Goodbye.' },
	];

	test('waits for the words of a call, as text', async () => {
		sandbox.setPace({ transcriptDelayMs: 1200 });
		const [id] = await place(people(1));
		const { items } = await run('getTranscript', { callId: id, options: SOON });
		expect(items).toEqual([
			{
				json: { callId: id, transcript: 'Agent: Hello, this is a call from the sandbox.\nUser: Hello, yes, I have a minute.\nAgent: Thank you, that is all I wanted to know. Goodbye.' },
				pairedItem: { item: 0 },
			},
		]);
		expect(arrived('getCall').length).toBeGreaterThan(1);
	});

	test('gives an item per turn', async () => {
		const ids = await place(people(2));
		const { items } = await run('getTranscript', { callId: '={{ $json.id }}', format: 'turns', options: SOON }, { items: ids.map((id) => ({ id })) });
		expect(items).toEqual(ids.flatMap((callId, item) => TALK.map((turn) => ({ json: { callId, ...turn }, pairedItem: { item } }))));
	});

	test.each(['text', 'turns'])('says so when the wait is up (%s)', async (format) => {
		const [id] = await place([NEVER_ENDS]);
		const { items } = await run('getTranscript', { callId: id, format, options: { ...SOON, waitAtMost: 0.1 } });
		expect(jsonOf(items)).toEqual([{ callId: id, transcript: null, waitTimedOut: true }]);
	});

	test('does not wait for the words of a call that nobody answered', async () => {
		const [id] = await place([BUSY]);
		await untilEnded();
		const { items } = await run('getTranscript', { callId: id, options: SOON });
		expect(jsonOf(items)).toEqual([{ callId: id, transcript: null }]);
		expect(arrived('getCall')).toHaveLength(1);
	});
});

describe('getRecording', () => {
	useFastClock();
	test('waits for the recording and gives it as a file', async () => {
		sandbox.setPace({ recordingDelayMs: 1200 });
		const [id] = await place(people(1));
		const { items, error } = await run('getRecording', { callId: id, options: SOON });
		expect(error).toBeUndefined();
		const [{ json, binary, pairedItem }] = items;
		expect(json).toEqual({ callId: id, fileName: `recording-${id}.wav`, mimeType: expect.stringMatching(/^audio\//), fileSizeBytes: expect.any(Number) });
		expect(pairedItem).toEqual({ item: 0 });
		const file = Buffer.from(binary?.data.data ?? '', 'base64');
		expect([file.length, file.toString('latin1', 0, 4)]).toEqual([json.fileSizeBytes, 'RIFF']);
		expect(binary?.data).toMatchObject({ fileName: `recording-${id}.wav`, fileExtension: 'wav' });
	});

	test('says so where a call has none', async () => {
		const [id] = await place([BUSY]);
		await untilEnded();
		const { error } = await run('getRecording', { callId: id, options: SOON });
		expect(error?.message).toBe('The call has no recording (yet). [item 0]');
	});

	test('sends no key to the host of the recording', async () => {
		const keys: Array<[string, unknown]> = [];
		const storage = await answeringServer((url, response, { headers }) => {
			keys.push([url.pathname, headers['x-api-key']]);
			response.writeHead(200, { 'content-type': 'audio/mpeg' }).end('sound');
		});
		const kejue = await answeringServer((url, response, { headers }) => {
			keys.push([url.pathname, headers['x-api-key']]);
			answerJson(response, { id: 'call_1', status: 'completed', recording_url: `${storage.origin}/1.mp3` });
		});
		const { items } = await run('getRecording', { callId: 'call_1' }, { secrets: { kejueApi: { apiKey: 'the-key', baseUrl: kejue.origin } } });
		await Promise.all([storage.close(), kejue.close()]);
		expect(jsonOf(items)).toEqual([{ callId: 'call_1', fileName: 'recording-call_1.mp3', mimeType: 'audio/mpeg', fileSizeBytes: 5 }]);
		expect(keys).toEqual([
			['/api/v1/calls/call_1', 'the-key'],
			['/1.mp3', undefined],
		]);
	});
});

test('20 calls that end at different times are waited for side by side, through two faults, but for one that never ends', async () => {
	const phones = people(19);
	phones.forEach((to, row) => sandbox.setPace({ to, phaseMs: ((row * 7) % 19) * 60 }));
	const ids = await place([...phones.slice(0, 4), NEVER_ENDS, ...phones.slice(4)]);
	sandbox.addFault({ provider: 'kejue', operationId: 'getCall', callId: ids[2], times: 1, fault: { kind: 'status', status: 500 } });
	sandbox.addFault({ provider: 'kejue', operationId: 'getCall', callId: ids[9], times: 1, fault: { kind: 'reset' } });
	const { items, error } = await run(
		'waitForEnd',
		{ callId: '={{ $json.id }}', options: { pollInterval: 1, waitAtMost: 0.15, maxConcurrent: 5 } },
		{ items: ids.map((id) => ({ id })) },
	);
	expect(error).toBeUndefined();
	expect(jsonOf(items).map(({ callId, status, waitTimedOut }) => [callId, status, waitTimedOut])).toEqual(
		ids.map((id, row) => (row === 4 ? [id, 'inProgress', true] : [id, 'ended', undefined])),
	);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_, item) => ({ item })));
	const looked = arrived('getCall').map(({ path }) => ids.findIndex((id) => path.endsWith(id)));
	const looks = ids.map((_, row) => looked.filter((each) => each === row).length);
	// Side by side: the last one is looked at before the wait for the fifth is over.
	expect(looked.indexOf(19)).toBeLessThan(looked.lastIndexOf(4));
	// 9 s with waits of 1 s, 1.2 s, 1.44 s ... are six looks and the one at the end.
	expect(looks[4]).toBeGreaterThanOrEqual(5);
	expect(Math.max(...looks)).toBeLessThanOrEqual(8);
	expect(sandbox.rung()).toEqual(Object.fromEntries([...phones, NEVER_ENDS].map((phone) => [phone, 1])));
});
