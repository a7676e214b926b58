import type { ServerResponse } from 'node:http';
import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { answeringServer, type AnsweringServer } from './answeringServer';
import type { Secrets } from './credentialStore';
import { ownTimeout } from './ownTimeout';
import { parametersOf, PLACING_OPERATIONS } from './placingOperations';
import { jsonOf, runNode } from './runNode';
import { fillIn } from '../../build/formFields';
import { OPERATIONS } from '../../build/operations';
import { completed } from '../generic/requestsOf';

/** One item among several, which are about different people and calls. */
const item = (row: number) => ({
	phone: `+141555571${String(row).padStart(2, '0')}`,
	agent: `123e4567-e89b-12d3-a456-4266141740${String(row).padStart(2, '0')}`,
	id: `call_${row}`,
	timeout: 5,
});

interface Subject {
	name: string;
	provider: string;
	parameters: INodeParameters;
	binary?: IBinaryKeyData;
	/** It leaves something behind, which must not happen twice. */
	places?: boolean;
	/** A phone rings. */
	rings?: boolean;
	/** All items of a run are one request. */
	sharesRequest?: boolean;
}

const PLACING_TITLES = PLACING_OPERATIONS.map(({ provider, parameters: { resource, operation } }) => `${provider} ${String(resource)} ${String(operation)}`);

/** Every operation of every provider. */
const SUBJECTS: Subject[] = [
	...PLACING_OPERATIONS.map((operation) => ({
		name: operation.name,
		provider: operation.provider,
		parameters: parametersOf(operation, { maxConcurrent: 1 }),
		places: true,
		rings: operation.dials,
	})),
	...OPERATIONS.filter(({ title }) => !PLACING_TITLES.includes(title)).map((listed): Subject => {
		const { title, name: provider, resource, value, operation: { batch } } = listed;
		return {
			name: title,
			provider,
			parameters: { ...fillIn(completed(listed)), resource, operation: value, options: { maxConcurrent: 1, ...(batch && { timeout: ownTimeout(20) }) } },
			binary: { data: { data: 'JVBERg==', mimeType: 'application/pdf' } },
			sharesRequest: batch?.shared !== undefined,
		};
	}),
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

type Given = Reply & { status: number };

/** What the next requests are answered with. */
let replies: Given[] = [];
let server: AnsweringServer;

beforeAll(async () => {
	server = await answeringServer((_url, response: ServerResponse) => {
		const { type, requestId, status, body } = replies.shift() ?? { status: 500, body: 'more requests than expected' };
		const headers = { 'content-type': type ?? 'application/json', ...(requestId && { 'x-request-id': requestId }) };
		response.writeHead(status, headers).end(body);
	});
});

afterAll(async () => {
	await server.close();
});

/** Runs one item for each answer; every one must come out as an error. */
async function failuresOf(subject: Subject, given: Given[]) {
	server.requests.length = 0;
	const runs = subject.sharesRequest ? given.map((one) => [one]) : [given];
	const failures: Array<Awaited<ReturnType<typeof failuresOfRun>>> = [];
	for (const ofRun of runs) failures.push(await failuresOfRun(subject, ofRun));
	return failures.flat();
}

async function failuresOfRun({ provider, parameters, binary }: Subject, given: Given[]) {
	replies = [...given];
	const secrets = Object.fromEntries(Object.entries(SECRETS).map(([name, values]) => [name, { ...values, baseUrl: server.origin }]));
	const { errorItems, items } = await runNode({
		type: provider,
		parameters,
		binary,
		secrets,
		items: given.map((_reply, row) => item(row)),
		onError: 'continueErrorOutput',
	});
	expect(items).toEqual([]);
	return jsonOf(errorItems).map(({ error, message, details }) => ({ error: String(error), message: String(message), details }));
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
	['an error message', json({ errorMessage: 'Agent is paused' }), 'Agent is paused'],
	['a message in capitals', json({ Message: 'Agent is paused' }), 'Agent is paused'],
	['a message in an envelope', json({ data: { message: 'Agent is paused' } }), 'Agent is paused'],
	['an exception', json({ exception: 'Agent is paused' }), 'Agent is paused'],
	['errors by the names of fields', json({ errors: { agent: ['is paused'], line: ['is busy'] } }), 'agent: is paused; line: is busy'],
	['violations', json({ violations: [{ propertyPath: 'agent', message: 'is paused' }] }), 'agent: is paused'],
	['a message and what is wrong in particular', json({ message: 'Not valid', errors: [{ field: 'agent', message: 'is paused' }] }), 'Not valid: agent: is paused'],
	['fields alone', json({ agent: ['is paused'] }), 'agent: is paused'],
	['a member that nobody knows', json({ remark: 'Agent is paused', code: 17 }), 'remark: Agent is paused'],
	['bytes', { body: 'Agent is paused', type: 'application/octet-stream' }, 'Agent is paused'],
];

const SILENT: Reply[] = [json({}), json({ code: 17 }), { body: '' }, json([])];

const FAILED: Reply[] = [
	json({ success: false, message: 'No credit' }),
	json({ error: 'No credit' }),
	json({ status: 'error', message: 'No credit' }),
	json({ success: 'false', message: 'No credit' }),
	json({ code: 402, message: 'No credit' }),
	json({ status: 'rejected', message: 'No credit' }),
	json({ result: 'error', message: 'No credit' }),
	json({ data: { success: false, message: 'No credit' } }),
];

describe.each(SUBJECTS)('$name', (subject) => {
	test('400: its words arrive, in whatever form', async () => {
		const failures = await failuresOf(subject, FORMS.map(([, given]) => ({ ...given, status: 400 })));
		expect(server.requests).toHaveLength(FORMS.length);
		expect(failures.map((failure, row) => ({ form: FORMS[row][0], ...failure }))).toEqual(
			FORMS.map(([form, , words]) => ({
				form,
				error: expect.stringMatching(new RegExp(`\\(HTTP 400: .*${words}\\)`)),
				message: expect.stringContaining('Correct what the provider names'),
				details: expect.objectContaining({ code: 'refused', httpStatus: 400, callPlaced: 'no', retryable: false }),
			})),
		);
	});

	test('400 that says nothing: it says so', async () => {
		const failures = await failuresOf(subject, SILENT.map((given) => ({ ...given, status: 400 })));
		for (const { error, message } of failures) {
			expect(error).toContain('(HTTP 400)');
			expect(message).toContain('The provider returned no reason.');
			expect(message).not.toContain('Correct what the provider names');
		}
	});

	test('200 that says it failed: refused, and sent once', async () => {
		const failures = await failuresOf(subject, FAILED.map((given) => ({ ...given, status: 200 })));
		expect(server.requests).toHaveLength(FAILED.length);
		for (const { error, details } of failures) {
			expect(error).toContain('(HTTP 200: No credit)');
			expect(details).toMatchObject({ code: 'refused', httpStatus: 200, callPlaced: 'no' });
		}
	});

	test('the id of a request holds no secret and is short, and a secret across the cut shows nothing', async () => {
		const secrets = Object.values(SECRETS[`${subject.provider}Api`]).filter((value) => String(value).length > 8).map(String);
		const repeated = `${'x'.repeat(290)}${secrets.join('')}`;
		const given = { ...json({ message: repeated }), status: 400, requestId: `req_${secrets.join('_')}_${'x'.repeat(500)}` };
		const [{ error, details }] = await failuresOf(subject, [given]);
		const { requestId } = details as { requestId: string };
		expect(requestId).toMatch(/^req_[*_]+x+$/);
		expect(requestId.length).toBeLessThanOrEqual(128);
		for (const secret of secrets) expect(error).not.toContain(secret.slice(0, 8));
	});
});

describe('where a call may have been placed', () => {
	// It is looked for in the list for some seconds.
	useFastClock();

	test.each(SUBJECTS.filter(({ places }) => places))('$name: 200 that says it failed and names a call leaves it open', async (subject) => {
		const given = json({ success: false, id: 'call_1', call_id: 'call_1', message: 'No credit' });
		const [{ details }] = await failuresOf(subject, [{ ...given, status: 200 }]);
		expect(details).toMatchObject({ code: 'unconfirmed', done: 'unknown', callPlaced: subject.rings ? 'unknown' : 'no', retryable: false });
	});
});
