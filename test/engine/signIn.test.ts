import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../../sandbox';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import type { Secrets } from './credentialStore';
import { expireTokens } from './expireTokens';
import { parametersOf, placingOperation } from './placingOperations';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const OPERATION = placingOperation('Levers create');
const PEOPLE = Array.from({ length: 30 }, (_, row) => `+1415558${1000 + row}`);
const TIMEOUT_S = 5;

useFastClock();
const sandbox = useSandbox();

const run = async (secrets: Secrets, more: Partial<NodeRun> = {}) =>
	await runNode({
		type: 'levers',
		parameters: parametersOf(OPERATION, { maxConcurrent: 4 }),
		secrets,
		items: PEOPLE.map((phone) => ({ phone, timeout: TIMEOUT_S })),
		onError: 'continueErrorOutput',
		...more,
	});

const countOf = (operationId: string) => sandbox.requests('levers').filter((request) => request.operationId === operationId).length;

const once = Object.fromEntries(PEOPLE.map((phone) => [phone, 1]));

const status = (code: number, more: Partial<Extract<Fault, { kind: 'status' }>> = {}): Fault => ({ kind: 'status', status: code, ...more });

interface Case {
	what: string;
	fault: Fault;
	code: string;
	httpStatus: number | null;
	/** Tries of the exchange in the whole run. */
	tries: number;
	words: string;
}

const REFUSED = 'Levers refused the client ID and secret when exchanging them for a token';
const UNREACHABLE = 'Levers could not be reached to exchange client ID and secret for a token';
const TOKENLESS = 'Levers returned no token for the client ID and secret';
const BUSY = 'Levers is rate limiting the exchange of client ID and secret for a token';

const CASES: Case[] = [
	{ what: '401', fault: status(401, { body: { detail: 'Unknown client' } }), code: 'unauthorized', httpStatus: 401, tries: 1, words: `${REFUSED} (HTTP 401: Unknown client)` },
	{ what: '403', fault: status(403), code: 'unauthorized', httpStatus: 403, tries: 1, words: `${REFUSED} (HTTP 403` },
	{ what: '400', fault: status(400, { body: { detail: 'No such client' } }), code: 'unauthorized', httpStatus: 400, tries: 1, words: `${REFUSED} (HTTP 400: No such client)` },
	{ what: '429', fault: status(429, { headers: { 'Retry-After': '0' } }), code: 'rateLimited', httpStatus: 429, tries: 4, words: `${BUSY} (HTTP 429` },
	{ what: '503 with Retry-After', fault: status(503, { headers: { 'Retry-After': '0' } }), code: 'rateLimited', httpStatus: 503, tries: 4, words: `${BUSY} (HTTP 503` },
	{ what: '502', fault: status(502, { body: '<title>Bad gateway</title>', contentType: 'text/html' }), code: 'unreachable', httpStatus: 502, tries: 4, words: `${UNREACHABLE} (HTTP 502: a web page titled "Bad gateway")` },
	{ what: '503', fault: status(503), code: 'unreachable', httpStatus: 503, tries: 4, words: `${UNREACHABLE} (HTTP 503` },
	{ what: 'a redirect', fault: status(302, { headers: { Location: 'http://127.0.0.1:9/' } }), code: 'unreachable', httpStatus: 302, tries: 4, words: `${UNREACHABLE} (HTTP 302` },
	{ what: 'a broken connection', fault: { kind: 'reset' }, code: 'unreachable', httpStatus: null, tries: 4, words: `${UNREACHABLE} (the connection was lost)` },
	{ what: 'silence', fault: { kind: 'silence' }, code: 'unreachable', httpStatus: null, tries: 1, words: 'Levers returned no token within 10 s' },
	{ what: '200 without a token', fault: status(200, { body: { detail: 'Client is disabled' } }), code: 'unauthorized', httpStatus: 200, tries: 1, words: `${TOKENLESS} (HTTP 200: Client is disabled)` },
	{ what: '200 with a web page', fault: status(200, { body: '<title>Hello</title>', contentType: 'text/html' }), code: 'unauthorized', httpStatus: 200, tries: 1, words: `${TOKENLESS} (HTTP 200: a web page titled "Hello")` },
];

function expectNobodyCalled(items: IDataObject[], { code, httpStatus, words }: Case): void {
	expect(items).toHaveLength(PEOPLE.length);
	for (const { phone, error, details } of items) {
		expect(error).toContain(words);
		expect(error).toMatch(new RegExp(`\\), so no phone call to …${String(phone).slice(-4)} was placed\\.$|s, so no phone call to …${String(phone).slice(-4)} was placed\\.$`));
		expect(details).toMatchObject({ code, httpStatus, callPlaced: 'no', retryable: true });
	}
	expect(countOf('callContact')).toBe(0);
	expect(sandbox.rung()).toEqual({});
}

describe.each(CASES)('the first token cannot be fetched: $what', (broken) => {
	test('nobody is called, every item says why, and it is not tried for every item', async () => {
		sandbox.addFault({ provider: 'levers', operationId: 'authenticateApiKey', fault: broken.fault });
		const failed = await run(sandboxSecrets(sandbox));
		expectNobodyCalled(jsonOf(failed.errorItems), broken);
		expect(countOf('authenticateApiKey')).toBe(broken.tries);
	});
});

test('a broken exchange that comes right holds nobody up', async () => {
	sandbox.addFault({ provider: 'levers', operationId: 'authenticateApiKey', times: 2, fault: status(502) });
	const { errorItems } = await run(sandboxSecrets(sandbox));
	expect(errorItems).toEqual([]);
	expect(countOf('authenticateApiKey')).toBe(3);
	expect(sandbox.rung()).toEqual(once);
});

test('nobody listens: nobody is called', async () => {
	const secrets = sandboxSecrets(sandbox);
	secrets.leversApi.baseUrl = 'http://127.0.0.1:9';
	const { errorItems } = await run(secrets);
	const broken = { code: 'unreachable', httpStatus: null, words: `${UNREACHABLE} (the connection was refused)` } as Case;
	expectNobodyCalled(jsonOf(errorItems), broken);
});

test('a wrong secret that stops the node: the error is thrown, and the retried execution with the right one calls everybody', async () => {
	const secrets = sandboxSecrets(sandbox);
	const { clientSecret } = secrets.leversApi;
	secrets.leversApi.clientSecret = 'a-wrong-secret';
	const failed = await run(secrets, { onError: undefined });
	expect(failed.error?.message).toContain(REFUSED);
	expect(failed.error?.message).toContain('no phone call');
	expect(countOf('authenticateApiKey')).toBe(1);
	expect(JSON.stringify(failed.run)).not.toContain('a-wrong-secret');

	secrets.leversApi.clientSecret = clientSecret;
	const again = await run(secrets, { retryOf: failed.run, onError: undefined });
	expect(again.error).toBeUndefined();
	expect(sandbox.rung()).toEqual(once);
});

describe.each(CASES)('a token that expires in the middle of a run cannot be renewed: $what', (broken) => {
	test('the retried execution calls everybody', async () => {
		const secrets = sandboxSecrets(sandbox);
		await run(secrets, { items: [{ phone: '+14155587999', timeout: TIMEOUT_S }] });
		const before = countOf('authenticateApiKey');
		await expireTokens(sandbox);
		sandbox.addFault({ provider: 'levers', operationId: 'authenticateApiKey', fault: broken.fault });
		const failed = await run(secrets, { onError: undefined });
		expect(failed.error?.message).toContain(broken.words);
		expect(failed.error?.message).toContain('so no phone call to');
		expect(countOf('authenticateApiKey') - before).toBe(broken.tries);

		sandbox.clear();
		const again = await run(secrets, { retryOf: failed.run, onError: undefined });
		expect(again.error).toBeUndefined();
		expect(sandbox.rung()).toEqual(once);
	});
});
