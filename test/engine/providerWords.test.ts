import type { ServerResponse } from 'node:http';
import type { INodeParameters } from 'n8n-workflow';
import { answeringServer, type AnsweringServer } from './answeringServer';
import type { Secrets } from './credentialStore';
import { parametersOf, PLACING_OPERATIONS } from './placingOperations';
import { jsonOf, runNode } from './runNode';

const ITEM = { phone: '+14155550123', agent: '123e4567-e89b-12d3-a456-426614174000', timeout: 5 };

interface Subject {
	name: string;
	provider: string;
	parameters: INodeParameters;
	/** It leaves something behind, which must not happen twice. */
	places?: boolean;
}

const call = (provider: string, operation: string, more: INodeParameters = {}): Subject => ({
	name: `${provider} ${operation}`,
	provider,
	parameters: { resource: 'call', operation, callId: 'call_1', ...more },
});

/** Every provider, with what places, what reads and what changes. */
const SUBJECTS: Subject[] = [
	...PLACING_OPERATIONS.map((operation) => ({
		name: operation.name,
		provider: operation.provider,
		parameters: parametersOf(operation, {}),
		places: true,
	})),
	call('kejue', 'get'),
	call('kejue', 'injectContext', { text: 'Offer a discount' }),
	call('zudu', 'get'),
	call('zudu', 'getMany', { limit: 5 }),
	call('zudu', 'delete'),
	call('elemente', 'get'),
	call('elemente', 'getMany', { limit: 5 }),
	call('elemente', 'update', { note: 'Called' }),
];

const SECRETS: Secrets = {
	kejueApi: { apiKey: 'kej_live_0123456789abcdef' },
	zuduApi: { apiKey: 'sk_0123456789', apiSecret: 's3cr3t_0123456789' },
	elementeApi: { username: 'alice', password: 'a-long-password' },
	leversApi: { authentication: 'token', token: 'tok_0123456789abcdef', accessToken: 'tok_0123456789abcdef' },
};

interface Reply {
	body: string;
	type?: string;
	requestId?: string;
}

const json = (body: unknown): Reply => ({ body: JSON.stringify(body) });

let reply: Reply & { status: number };
let server: AnsweringServer;

beforeAll(async () => {
	server = await answeringServer((_url, response: ServerResponse) => {
		const headers = { 'content-type': reply.type ?? 'application/json', ...(reply.requestId && { 'x-request-id': reply.requestId }) };
		response.writeHead(reply.status, headers).end(reply.body);
	});
});

afterAll(async () => {
	await server.close();
});

async function failureOf({ provider, parameters }: Subject, given: Reply & { status: number }) {
	reply = given;
	server.requests.length = 0;
	const secrets = Object.fromEntries(Object.entries(SECRETS).map(([name, values]) => [name, { ...values, baseUrl: server.origin }]));
	const { errorItems, items } = await runNode({ type: provider, parameters, secrets, items: [ITEM], onError: 'continueErrorOutput' });
	expect(items).toEqual([]);
	const [{ error, message, details }] = jsonOf(errorItems);
	return { error: String(error), message: String(message), details };
}

const FORMS: Array<[string, Reply, string]> = [
	['a message', json({ message: 'Agent is paused' }), 'Agent is paused'],
	['a list of messages', json({ message: ['Agent is paused', 'No line free'] }), 'Agent is paused; No line free'],
	['an error', json({ error: 'Agent is paused' }), 'Agent is paused'],
	['an error with a message', json({ error: { message: 'Agent is paused' } }), 'Agent is paused'],
	['errors with messages', json({ errors: [{ message: 'Agent is paused' }] }), 'Agent is paused'],
	['errors as texts', json({ errors: ['Agent is paused'] }), 'Agent is paused'],
	['a detail', json({ detail: 'Agent is paused' }), 'Agent is paused'],
	['details of fields', json({ detail: [{ loc: ['body', 'agent'], msg: 'is paused' }] }), 'agent: is paused'],
	['a problem document', json({ type: 'about:blank', title: 'Bad Request', detail: 'Agent is paused', status: 400 }), 'Agent is paused'],
	['msg', json({ msg: 'Agent is paused' }), 'Agent is paused'],
	['a reason', json({ reason: 'Agent is paused' }), 'Agent is paused'],
	['plain text', { body: 'Agent is paused', type: 'text/plain' }, 'Agent is paused'],
	['a page', { body: '<html><head><title>Agent is paused</title></head></html>', type: 'text/html' }, 'a web page titled "Agent is paused"'],
	['XML', { body: '<?xml version="1.0"?><Error><Message>Agent is paused</Message></Error>', type: 'application/xml' }, 'Agent is paused'],
	['bytes', { body: 'Agent is paused', type: 'application/octet-stream' }, 'Agent is paused'],
];

describe.each(SUBJECTS)('$name', (subject) => {
	test.each(FORMS)('400 with %s: its words arrive', async (_form, given, words) => {
		const { error, message, details } = await failureOf(subject, { ...given, status: 400 });
		expect(error).toContain('(HTTP 400: ');
		expect(error).toContain(`${words})`);
		expect(message).toContain('Correct what the provider names');
		expect(details).toMatchObject({ code: 'refused', httpStatus: 400, callPlaced: 'no', retryable: false });
		expect(server.requests).toHaveLength(1);
	});

	test.each([json({}), json({ code: 17 }), { body: '' }, json([])])('400 that says nothing (%j): it says so', async (given) => {
		const { error, message } = await failureOf(subject, { ...given, status: 400 });
		expect(error).toContain('(HTTP 400)');
		expect(message).toContain('The provider gave no reason.');
		expect(message).not.toContain('Correct what the provider names');
	});

	test.each([
		json({ success: false, message: 'No credit' }),
		json({ error: 'No credit' }),
		json({ status: 'error', message: 'No credit' }),
	])('200 that says it failed (%j): refused, and sent once', async (given) => {
		const { error, details } = await failureOf(subject, { ...given, status: 200 });
		expect(error).toContain('(HTTP 200: No credit)');
		expect(details).toMatchObject({ code: 'refused', httpStatus: 200, callPlaced: 'no' });
		expect(server.requests).toHaveLength(1);
	});
});

test.each(SUBJECTS.filter(({ places }) => places))('$name: 200 that says it failed and names a call leaves it open', async (subject) => {
	const given = json({ success: false, id: 'call_1', call_id: 'call_1', message: 'No credit' });
	const { details } = await failureOf(subject, { ...given, status: 200 });
	expect(details).toMatchObject({ code: 'unconfirmed', callPlaced: 'unknown', retryable: false });
});

test.each(SUBJECTS)('$name: the id of a request holds no secret and is short, and a secret across the cut shows nothing', async (subject) => {
	const secrets = Object.values(SECRETS[`${subject.provider}Api`]).filter((value) => String(value).length > 8).map(String);
	const repeated = `${'x'.repeat(290)}${secrets.join('')}`;
	const given = { ...json({ message: repeated }), status: 400, requestId: `req_${secrets.join('_')}_${'x'.repeat(500)}` };
	const { error, details } = await failureOf(subject, given);
	const { requestId } = details as { requestId: string };
	expect(requestId).toMatch(/^req_[*_]+x+$/);
	expect(requestId.length).toBeLessThanOrEqual(128);
	for (const secret of secrets) expect(error).not.toContain(secret.slice(0, 8));
});
