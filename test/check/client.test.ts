import { Client } from '../../check/client';
import { apiPath } from '../../nodes/shared/core/sending/apiPath';
import { answerJson, answeringServer, type AnsweringServer } from '../engine/answeringServer';

let server: AnsweringServer;
let answer: Parameters<typeof answeringServer>[0];

beforeAll(async () => {
	server = await answeringServer((...given) => answer(...given));
});
beforeEach(() => {
	server.requests.length = 0;
	answer = (_url, response) => answerJson(response, { ok: true });
});
afterAll(async () => await server.close());

const client = (mayCall = false) => new Client({ baseUrl: server.origin, headers: { authorization: 'Bearer secret' }, searches: new Set(['POST /api/calls']), mayCall });
const call = { method: 'POST', path: apiPath('/api/calls/create'), body: {} } as const;

test.each(['/api/calls/create', '/api/calls/', '/api/calls?x=1', '/API/CALLS'])('POST %s is no search, and not sent', async (path) => {
	await expect(client(true).read({ method: 'POST', path, body: {} })).rejects.toThrow('is no read');
	expect(server.requests).toEqual([]);
});

test('without permission no call is placed, and with it only one', async () => {
	await expect(client().placeCall(call)).rejects.toThrow('No call may be placed');
	const permitted = client(true);
	await permitted.placeCall(call);
	await expect(permitted.placeCall(call)).rejects.toThrow('No call may be placed');
	expect(server.requests).toHaveLength(1);
});

test('a redirect is not followed, since the key would go along', async () => {
	answer = (_url, response) => response.writeHead(302, { location: `${server.origin}/elsewhere` }).end();
	expect(await client().read({ method: 'GET', path: '/api/agents' })).toMatchObject({ status: 302 });
	expect(server.requests.map(({ url }) => url)).toEqual(['/api/agents']);
});

test('a read answered with 429 is sent once more, and no third time', async () => {
	answer = (_url, response) => response.writeHead(429, { 'retry-after': '1' }).end();
	expect(await client().read({ method: 'GET', path: '/api/agents' })).toEqual({ failure: 'was answered with 429 twice' });
	expect(server.requests).toHaveLength(2);
});

test('an answer without end is left', async () => {
	answer = (_url, response) => {
		const chunk = Buffer.alloc(1_000_000, 'x');
		const write = (): void => {
			if (!response.destroyed) response.write(chunk, write);
		};
		write();
	};
	expect(await client().read({ method: 'GET', path: '/api/agents' })).toEqual({ failure: 'was answered with more than 20 MB' });
});

test.each(['http://api.example.com', 'ftp://api.example.com', 'https://key:secret@api.example.com'])('%s is no address for a key', (baseUrl) => {
	expect(() => new Client({ baseUrl, headers: {}, searches: new Set(), mayCall: false })).toThrow();
});

test('an address where nobody is names neither it nor the key', async () => {
	const nobody = new Client({ baseUrl: 'http://127.0.0.1:9', headers: { authorization: 'Bearer secret' }, searches: new Set(), mayCall: false });
	expect(await nobody.read({ method: 'GET', path: '/api/agents' })).toEqual({ failure: expect.stringMatching(/^was not answered \([A-Za-z_ ]+\)$/) });
});
