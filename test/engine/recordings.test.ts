import type { ServerResponse } from 'node:http';
import { answeringServer, answerJson, type AnsweringServer } from './answeringServer';
import { jsonOf, runNode } from './runNode';

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

const getRecording = async () =>
	await runNode({
		type: 'zudu',
		parameters: { resource: 'call', operation: 'getRecording', callId: 'call_1' },
		secrets: { zuduApi: { baseUrl: provider.origin, apiKey: 'sk_test', apiSecret: 's3cr3t_test' } },
		onError: 'continueErrorOutput',
	});

const fetched = { callId: 'call_1', fileName: 'recording-call_1.wav', mimeType: 'audio/wav', fileSizeBytes: FILE.length };

it('sends the credential to the host of the API', async () => {
	expect(jsonOf((await getRecording()).items)).toEqual([fetched]);
	expect(provider.requests.map(({ authorized }) => authorized)).toEqual([true, true]);
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
		expect.objectContaining({ error: 'The recording could not be fetched (HTTP 302).' }),
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
			error: 'The recording could not be fetched (HTTP 403).',
			message: 'Run the item again later.',
			details: { code: 'refused', httpStatus: 403, callPlaced: 'no', retryable: true },
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
			expect.objectContaining({ error: 'The recording has no address on the web that could be fetched safely.' }),
		]);
	},
);

it('follows no redirect to plain http', async () => {
	answerRecording = (response) => response.writeHead(302, { location: 'http://recordings.example/1.wav' }).end();
	expect(jsonOf((await getRecording()).errorItems)).toEqual([
		expect.objectContaining({ error: 'The recording has no address on the web that could be fetched safely.' }),
	]);
});
