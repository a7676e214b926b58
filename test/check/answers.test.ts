import { asObject } from '../../build/describedEndpoint';
import { PROVIDER_NAMES, type ProviderName } from '../../sandbox';
import type { AnsweringServer } from '../engine/answeringServer';
import { useSandbox } from '../useSandbox';
import { checking } from './checking';
import { distortingServer, type Distortion } from './distortingServer';
import { environmentOf } from './secretsOf';

const sandbox = useSandbox();
const READS = /^(GET|POST (\/api\/agents|\/api\/calls|\/batch-call\/list|\/api\/phone-numbers\/list|\/auth\/v1\/api-key\/auth)$)/;

let provider: ProviderName;
let distortion: Distortion = {};
let server: AnsweringServer;

beforeAll(async () => {
	server = await distortingServer(
		() => new URL(sandbox.providers[provider].baseUrl).origin,
		() => distortion,
	);
});

afterAll(async () => await server.close());

/** Checks with answers that are distorted. */
async function distorted(name: ProviderName, change: Distortion) {
	provider = name;
	distortion = change;
	return await checking(sandbox, name, { baseUrl: server.origin });
}

test.each(PROVIDER_NAMES)('%s: without --call only reads are sent, and nobody is called', async (name) => {
	await checking(sandbox, name);
	const sent = sandbox.requests(name).map(({ method, path }) => `${method} ${path.split('?')[0]}`);
	expect(sent.length).toBeGreaterThan(5);
	expect(sent.filter((request) => !READS.test(request))).toEqual([]);
	expect(sandbox.rung()).toEqual({});
});

test.each(PROVIDER_NAMES)('%s: what the sandbox answers as described is confirmed', async (name) => {
	const { findings } = await checking(sandbox, name);
	// The sandbox has more in this list than the description, which only knows its records.
	const differing = findings.filter(({ verdict, subject }) => verdict === 'differs' && subject !== 'GET /api/v1/calls');
	expect(differing).toEqual([]);
	expect(findings.filter(({ verdict }) => verdict === 'confirmed').length).toBeGreaterThan(4);
});

const onPath = (path: string, change: (body: Record<string, unknown>, url: URL) => object): Distortion => ({
	answer: (url, body, status) => (url.pathname === path && status === 200 ? { body: change(asObject(body), url) } : undefined),
});
const firstOf = (records: unknown) => (Array.isArray(records) ? asObject(records[0]) : {});

interface DistortedCase {
	name: string;
	of?: ProviderName;
	change: Distortion;
	subject: string;
	verdict: string;
	line?: string;
}

test.each<DistortedCase>([
	{
		name: 'an unknown member',
		change: onPath('/api/v1/contacts', (body) => ({ ...body, contacts: [{ ...firstOf(body.contacts), sentiment_score: 3 }] })),
		subject: 'GET /api/v1/contacts',
		verdict: 'differs: Answered with 200; 21 described members seen, none missing.',
		line: '- `contacts[]` has `sentiment_score`: integer, which is not described',
	},
	{
		name: 'a missing member',
		change: onPath('/api/v1/contacts', ({ total: _total, ...body }) => body),
		subject: 'GET /api/v1/contacts',
		verdict: 'differs: Answered with 200; 20 described members seen, others not.',
		line: '- `total` is missing, though described as required',
	},
	{
		name: 'another type',
		change: onPath('/api/v1/contacts', (body) => ({ ...body, contacts: [{ ...firstOf(body.contacts), tags: 'vip' }] })),
		subject: 'GET /api/v1/contacts',
		verdict: 'differs: Answered with 200; 21 described members seen, none missing.',
		line: '- `contacts[].tags` is of type string, described is array',
	},
	{
		name: 'another status of success',
		change: { answer: (url, body) => (url.pathname === '/api/v1/contacts' ? { status: 206, body } : undefined) },
		subject: 'GET /api/v1/contacts',
		verdict: 'differs: Answered with 206; 21 described members seen, none missing.',
		line: '- The answer comes with status 206, described is 200',
	},
	{
		name: 'an inferred endpoint that is not there',
		change: { answer: (url) => (url.pathname === '/api/v1/phone-numbers' ? { status: 404, text: '<h1>Not Found</h1>' } : undefined) },
		subject: 'GET /api/v1/phone-numbers',
		verdict: 'differs: Seems not to exist: answered with 404 and text/html.',
	},
	{
		name: 'an inferred endpoint that knows no ID of its own list',
		change: { answer: (url) => (/^\/api\/v1\/agents\/./.test(url.pathname) ? { status: 404, body: { error: 'no such route', code: 'NOT_FOUND' } } : undefined) },
		subject: 'GET /api/v1/agents/{agent_id}',
		verdict: 'differs: Seems not to exist: answered with 404.',
	},
	{
		name: 'an inferred endpoint that answers as an absent one',
		change: { answer: (url) => (/agents\/.|no-such/.test(url.pathname) ? { status: 404, text: 'Cannot GET' } : undefined) },
		subject: 'GET /api/v1/agents/{agent_id}',
		verdict: 'differs: Seems not to exist: answered with 404 and text/html, as an address that does not exist is.',
	},
	{
		name: 'pages of any size',
		change: { path: ({ pathname, searchParams }) => `${pathname}?limit=5&offset=${searchParams.get('offset') ?? 0}` },
		subject: 'Paging of GET /api/v1/contacts',
		verdict: 'differs: "limit" is not honored: 1 was asked for, more came.',
	},
	{
		name: 'pages that do not move on',
		change: { path: ({ pathname, searchParams }) => `${pathname}?limit=${searchParams.get('limit') ?? 5}` },
		subject: 'Paging of GET /api/v1/contacts',
		verdict: 'differs: "offset" does not move on: 0 and 1 give the same record.',
	},
	{
		name: 'pages that count from 1',
		of: 'zudu',
		change: { path: ({ pathname, search, searchParams }) => (searchParams.has('page') ? `${pathname}?limit=${searchParams.get('limit') ?? ''}&page=${Math.max(Number(searchParams.get('page')) - 1, 0)}` : pathname + search) },
		subject: 'Paging of GET /api/agents',
		verdict: 'differs: Pages count from 1, described is 0.',
	},
	{
		name: 'another status for a wrong key',
		change: { answer: (_url, body, status) => (status === 401 ? { status: 400, body } : undefined) },
		subject: 'Wrong key: GET /api/v1/tools',
		verdict: 'differs: Answered with 400, expected was 401.',
	},
	{
		name: 'another form of a wrong key',
		change: { answer: (_url, _body, status) => (status === 401 ? { body: { error: { message: 'no' } } } : undefined) },
		subject: 'Wrong key: GET /api/v1/tools',
		verdict: 'differs: Answered with 401.',
		line: '- `error` is of type object, described is string',
	},
	{
		name: 'another form of a wrong ID',
		change: { answer: (url, _body, status) => (status === 404 && url.pathname.startsWith('/api/v1/tools/') ? { body: { message: 'gone', statusCode: 404 } } : undefined) },
		subject: 'Wrong ID: GET /api/v1/tools/{tool_id}',
		verdict: 'differs: Answered with 404.',
		line: '- The answer has `message`: string, which is not described',
	},
	{
		name: 'a wrong ID that is answered',
		change: { answer: (url, _body, status) => (status === 404 && url.pathname.startsWith('/api/v1/tools/') ? { status: 200, body: {} } : undefined) },
		subject: 'Wrong ID: GET /api/v1/tools/{tool_id}',
		verdict: 'differs: Answered with 200, expected was 404.',
	},
	{
		name: 'a read that fails',
		change: { answer: (url) => (url.pathname === '/api/v1/webhooks' ? { status: 500, body: {} } : undefined) },
		subject: 'GET /api/v1/webhooks',
		verdict: 'not seen: Answered with 500.',
	},
])('$name shows', async ({ of = 'kejue', change, subject, verdict, line }) => {
	const { verdicts, report } = await distorted(of, change);
	expect(verdicts[subject]).toBe(verdict);
	expect(['', ...report.split('\n')]).toContain(line ?? '');
});

test('a key that is not accepted ends the check, and says so without the key', async () => {
	const { KEJUE_API_KEY } = environmentOf(sandbox, 'kejue');
	const checked = distorted('kejue', { answer: () => ({ status: 403, body: { error: `key ${KEJUE_API_KEY} is blocked` } }) });
	await expect(checked).rejects.toThrow(/^Kejue does not accept the key: answered with 403$/);
});
