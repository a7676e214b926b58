import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { answeringServer, answerJson, type AnsweringServer } from './answeringServer';
import { jsonOf, runNode, type NodeRun } from './runNode';

const FILE = Buffer.from('RIFF sound');

let provider: AnsweringServer;
let elsewhere: AnsweringServer;
/** What the provider answers for its recording; told the number of requests for it so far. */
let answerRecording: (response: ServerResponse, count: number) => void;
let recordingUrl: string;

const sendFile = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'audio/wav' }).end(FILE);

beforeAll(async () => {
	elsewhere = await answeringServer((_url, response) => sendFile(response));
	provider = await answeringServer((url, response) => {
		if (url.pathname.startsWith('/api/')) {
			answerJson(response, { data: { call_id: 'call_1', call_status: 'ENDED', disconnection_reason: 'USER_HANGUP', recording_url: recordingUrl } });
		} else {
			answerRecording(response, provider.requests.filter(({ url: path }) => path === url.pathname).length);
		}
	});
});

afterAll(async () => {
	await provider.close();
	await elsewhere.close();
});

beforeEach(() => {
	provider.requests.length = 0;
	elsewhere.requests.length = 0;
	recordingUrl = `${provider.origin}/recording.wav`;
	answerRecording = sendFile;
});

const getRecording = async (options: INodeParameters = {}, more: Partial<NodeRun> = {}) =>
	await runNode({
		type: 'zudu',
		parameters: { resource: 'call', operation: 'getRecording', callId: 'call_1', options },
		secrets: { zuduApi: { baseUrl: provider.origin, apiKey: 'sk_test', apiSecret: 's3cr3t_test' } },
		onError: 'continueErrorOutput',
		...more,
	});

const fetched = { callId: 'call_1', fileName: 'recording-call_1.wav', mimeType: 'audio/wav', fileSizeBytes: FILE.length };

it('sends the credential to the host of the API', async () => {
	expect(jsonOf((await getRecording()).items)).toEqual([fetched]);
	expect(provider.requests.map(({ authorized }) => authorized)).toEqual([true, true]);
});

describe('with longer waits', () => {
	useFastClock();

	it('gives up a file that never comes to its end, and says so', async () => {
		answerRecording = (response) => {
			response.writeHead(200, { 'content-type': 'audio/wav' });
			const dripping = setInterval(() => response.write('x'), 100);
			response.on('close', () => clearInterval(dripping));
		};
		// The least that can be entered: six seconds.
		const { errorItems } = await getRecording({ timeout: 3, waitAtMost: 0.1 });
		const [{ error, details }] = jsonOf(errorItems);
		expect(error).toBe('The recording could not be downloaded (it took longer than Max Wait).');
		expect(details).toMatchObject({ code: 'unreachable', retryable: true });
		expect(provider.requests.filter(({ url }) => url === '/recording.wav')).toHaveLength(1);
	});
});

it('sends no credential to another host', async () => {
	recordingUrl = `${elsewhere.origin}/recording.wav`;
	expect(jsonOf((await getRecording()).items)).toEqual([fetched]);
	expect(elsewhere.requests).toEqual([{ url: '/recording.wav', authorized: false }]);
});

it('follows a redirect without the credential', async () => {
	answerRecording = (response) => response.writeHead(302, { location: `${elsewhere.origin}/signed.wav?x=1` }).end();
	expect(jsonOf((await getRecording()).items)).toEqual([fetched]);
	expect(elsewhere.requests).toEqual([{ url: '/signed.wav?x=1', authorized: false }]);
});

it('follows a redirect to the same host without the credential, too', async () => {
	answerRecording = (response, count) => (count === 1 ? response.writeHead(307, { location: '/recording.wav' }).end() : sendFile(response));
	expect(jsonOf((await getRecording()).items)).toEqual([fetched]);
	expect(provider.requests.map(({ authorized }) => authorized)).toEqual([true, true, false]);
});

it('gives up on redirects without end', async () => {
	answerRecording = (response) => response.writeHead(302, { location: '/recording.wav' }).end();
	expect(jsonOf((await getRecording()).errorItems)).toEqual([
		expect.objectContaining({ error: 'The recording could not be downloaded (HTTP 302).' }),
	]);
	expect(provider.requests).toHaveLength(7);
});

it('tries again while the file is not there yet', async () => {
	answerRecording = (response, count) => (count === 1 ? response.writeHead(404).end() : sendFile(response));
	expect(jsonOf((await getRecording()).items)).toEqual([fetched]);
	expect(provider.requests).toHaveLength(3);
});

it('says what was answered instead of a file', async () => {
	answerRecording = (response) => response.writeHead(403).end();
	expect(jsonOf((await getRecording()).errorItems)).toEqual([
		{
			error: 'The recording could not be downloaded (HTTP 403).',
			message: 'Run the item again later.',
			details: { code: 'refused', httpStatus: 403, done: 'no', callPlaced: 'no', retryable: true },
		},
	]);
	expect(provider.requests).toHaveLength(2);
});

it('stops reading a file that is too large', async () => {
	answerRecording = (response) => {
		response.writeHead(200, { 'content-type': 'audio/wav' });
		const chunk = Buffer.alloc(8 * 1024 * 1024);
		const write = () => {
			while (!response.destroyed && response.write(chunk)) continue;
		};
		response.on('drain', write);
		write();
	};
	const { errorItems } = await getRecording();
	expect(jsonOf(errorItems)).toEqual([expect.objectContaining({ error: 'The recording is larger than 200 MB.' })]);
});

it.each(['http://recordings.example/1.wav', 'file:///etc/passwd', 'bucket:recordings/1.mp3', 'ftp://127.0.0.1/1.wav'])(
	'fetches nothing from %s',
	async (address) => {
		recordingUrl = address;
		expect(jsonOf((await getRecording()).errorItems)).toEqual([
			expect.objectContaining({ error: 'The recording has no web address that can be downloaded safely.' }),
		]);
	},
);

it('follows no redirect to plain http', async () => {
	answerRecording = (response) => response.writeHead(302, { location: 'http://recordings.example/1.wav' }).end();
	expect(jsonOf((await getRecording()).errorItems)).toEqual([
		expect.objectContaining({ error: 'The recording has no web address that can be downloaded safely.' }),
	]);
});

/** A file that begins and never ends. */
const stall = (response: ServerResponse) => void response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': 100_000 }).write(FILE);

const PASSING: Array<[string, (response: ServerResponse) => void, object]> = [
	['500', (response) => response.writeHead(500).end(), { error: 'The recording could not be downloaded (HTTP 500).', code: 'unreachable', httpStatus: 500 }],
	['503', (response) => response.writeHead(503).end(), { error: 'The recording could not be downloaded (HTTP 503).', code: 'unreachable', httpStatus: 503 }],
	[
		'429',
		(response) => response.writeHead(429, { 'retry-after': '0' }).end(),
		{ error: 'The recording could not be downloaded (HTTP 429).', code: 'rateLimited', httpStatus: 429 },
	],
	['a reset', (response) => response.destroy(), { error: 'The recording could not be downloaded (the connection was lost).', code: 'unreachable', httpStatus: null }],
	[
		'a file that is cut off',
		(response) => {
			response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': 100_000 }).write(FILE);
			setTimeout(() => response.destroy(), 50);
		},
		{ error: 'The recording could not be downloaded (the connection was lost).', code: 'unreachable', httpStatus: null },
	],
	['a file that stalls', stall, { error: 'The recording could not be downloaded (no response within 10 s).', code: 'unreachable', httpStatus: null }],
];

describe.each(['the host of the API', 'another host'])('from %s', (host) => {
	let failing: AnsweringServer;
	let answer: (response: ServerResponse, count: number) => void;

	beforeAll(async () => {
		failing = await answeringServer((_url, response) => answer(response, failing.requests.length));
	});

	afterAll(async () => await failing.close());

	beforeEach(() => {
		failing.requests.length = 0;
		answer = sendFile;
		if (host === 'another host') recordingUrl = `${failing.origin}/recording.wav`;
		else answerRecording = (response, count) => answer(response, count);
	});

	describe('what may pass', () => {
		useFastClock();

		it.each(PASSING)('%s is repeated as any read is', async (_name, fail) => {
			answer = (response, count) => (count === 1 ? fail(response) : sendFile(response));
			expect(jsonOf((await getRecording({ timeout: 10 })).items)).toEqual([fetched]);
		});

		it.each(PASSING)('%s each time is an error that may pass', async (_name, fail, { error, ...details }: { error?: string }) => {
			let count = 0;
			answer = (response) => {
				count++;
				fail(response);
			};
			expect(jsonOf((await getRecording({ timeout: 10 })).errorItems)).toEqual([
				{
					error,
					message: 'Run the item again later.',
					details: { ...details, done: 'no', callPlaced: 'no', retryable: true },
				},
			]);
			expect(count).toBe(4);
		});
	});

	it('a canceled execution ends a download, and says so', async () => {
		const isAsked = new Promise<void>((resolve) => {
			answer = (response) => {
				stall(response);
				resolve();
			};
		});
		// Longer than the limit of a test: whoever does not notice the stop never ends.
		const { errorItems } = await getRecording({ timeout: 300 }, { onStart: ({ cancel }) => void isAsked.then(cancel) });
		expect(jsonOf(errorItems)).toEqual([
			{
				error: 'The execution was canceled before the recording was downloaded.',
				message: 'Run the item again if it is still needed.',
				details: { code: 'canceled', httpStatus: null, done: 'no', callPlaced: 'no', retryable: true },
			},
		]);
	});
});

it('at most Max Concurrent are fetched at once', async () => {
	let open = 0;
	let most = 0;
	answerRecording = (response) => {
		most = Math.max(most, ++open);
		setTimeout(() => {
			open--;
			sendFile(response);
		}, 30);
	};
	const { items } = await getRecording({ maxConcurrent: 2 }, { items: Array.from({ length: 60 }, () => ({})) });
	expect(items).toHaveLength(60);
	expect(most).toBe(2);
});

it.each<[string, string | undefined, string, string]>([
	['a web page', 'text/html', '<!doctype html><html><title>Sign in</title></html>', 'a web page'],
	['a web page under the type of sound', 'audio/wav', '\n<html><body>Not found</body></html>', 'a web page'],
	['a web page without a type', undefined, '<html></html>', 'a web page'],
	['XML', 'application/xml', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 'XML'],
	['a picture that is XML', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'XML'],
	['JSON', 'application/json', '{"error":"expired"}', 'JSON'],
	['JSON under the type of sound', 'audio/mpeg', '{"error":"expired"}', 'JSON'],
	['a text', 'text/plain', 'Access denied', 'a text'],
	['a program', 'application/x-sh', '#!/bin/sh\nreboot\n', 'a text'],
	['nothing', 'audio/wav', '', 'an empty file'],
])('%s is no recording, and is named', async (_name, type, content, came) => {
	answerRecording = (response) => response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(content);
	const { items, errorItems } = await getRecording();
	expect(items).toEqual([]);
	expect(jsonOf(errorItems)).toEqual([
		{
			error: `The URL of the recording returned ${came}, not a recording.`,
			message: 'Open the URL that the Raw output shows, or run the item again later.',
			details: { code: 'refused', httpStatus: null, done: 'no', callPlaced: 'no', retryable: true },
		},
	]);
});

it.each([
	['audio/wav', 'audio/wav'],
	['Audio/MPEG; charset=binary', 'audio/mpeg'],
	['video/mp4', 'video/mp4'],
	['application/ogg', 'application/octet-stream'],
	['application/octet-stream', 'application/octet-stream'],
	['binary/octet-stream', 'application/octet-stream'],
	['text/html', 'application/octet-stream'],
	['image/svg+xml', 'application/octet-stream'],
	['application/x-sh', 'application/octet-stream'],
	['', 'application/octet-stream'],
])('sound sent as %j is passed on as %s', async (type, mimeType) => {
	answerRecording = (response) => response.writeHead(200, type ? { 'content-type': type } : {}).end(FILE);
	const { items } = await getRecording();
	expect(jsonOf(items)).toEqual([{ ...fetched, mimeType }]);
	expect(Buffer.from(items[0].binary?.data.data ?? '', 'base64')).toEqual(FILE);
});

it('a file of many chunks comes as it was sent', async () => {
	const sound = Buffer.concat([Buffer.from('RIFF'), randomBytes(3_000_000)]);
	answerRecording = (response) => {
		response.writeHead(200, { 'content-type': 'audio/wav' });
		for (let start = 0; start < sound.length; start += 100_000) response.write(sound.subarray(start, start + 100_000));
		response.end();
	};
	const { items } = await getRecording();
	expect(jsonOf(items)).toEqual([{ ...fetched, fileSizeBytes: sound.length }]);
	expect(Buffer.from(items[0].binary?.data.data ?? '', 'base64').equals(sound)).toBe(true);
});
