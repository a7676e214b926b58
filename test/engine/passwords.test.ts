import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { answeringServer, answerJson, type AnsweringServer } from './answeringServer';
import { jsonOf, runNode } from './runNode';

/** As a person enters them in the form, and what a careless provider repeats of them. */
const SERVER_SECRET = 'server-secret-7';
const WEBHOOK_SECRET = 'webhook-secret-8';
const config = {
	serverSecret: SERVER_SECRET,
	webhooks: { webhooks: [{ url: 'https://hooks.example/1', signingMethod: 'hmac_sha256', secret: WEBHOOK_SECRET }] },
};
const echoed = { server_secret: SERVER_SECRET, webhooks: [{ url: 'https://hooks.example/1', secret: WEBHOOK_SECRET }] };

let server: AnsweringServer;

beforeAll(async () => {
	server = await answeringServer((_url, response) => answerJson(response, { id: 'call_1', status: 'completed', config: echoed }));
});

afterAll(async () => await server.close());

const run = async (parameters: INodeParameters) =>
	await runNode({
		type: 'kejue',
		parameters: { resource: 'call', operation: 'create', personaId: 'per_1', phone: '+14155550123', ...parameters },
		secrets: { kejueApi: { apiKey: 'key-of-this-test', baseUrl: server.origin } },
	});

test.each([
	['created', {}],
	['followed to its end', { waitFor: 'ended' }],
])('passwords that the provider repeats are in no output and not in the ledger: %s', async (_name, more) => {
	const { items, error, run: execution } = await run({ config, output: 'raw', ...more });
	expect(error).toBeUndefined();
	expect(jsonOf(items)[0].config).toEqual({ server_secret: '***', webhooks: [{ url: 'https://hooks.example/1', secret: '***' }] });
	const stored = JSON.stringify(execution.data.resultData) + JSON.stringify(execution.data.executionData?.contextData);
	expect([SERVER_SECRET, WEBHOOK_SECRET].filter((secret) => stored.includes(secret))).toEqual([]);
});

test('Dry Run shows no secret, also of Additional Body Fields', async () => {
	const additionalBodyFields = JSON.stringify({ config: { llm: { api_key: 'k-1', model: 'm' } }, server_secret: 's' });
	const { items } = await run({ config, additionalBodyFields, options: { dryRun: true } });
	const body = jsonOf(items)[0].body as IDataObject;
	expect(body).toMatchObject({
		persona_id: 'per_1',
		server_secret: '***',
		config: { server_secret: '***', llm: { api_key: '***', model: 'm' }, webhooks: [expect.objectContaining({ secret: '***' })] },
	});
});

test.each([
	['call', '__proto__'],
	['call', 'constructor'],
	['call', 'hasOwnProperty'],
	['constructor', 'create'],
	['__proto__', 'toString'],
	['call', '__CUSTOM_API_CALL__'],
])('%s: %s is not an operation, which the error says', async (resource, operation) => {
	const { error } = await run({ resource, operation });
	// n8n keeps back an operation whose resource it does not know.
	expect(error?.message).toMatch(new RegExp(`^'${resource}: (${operation})?' is not an operation of this node$`));
});
