import { sandboxCredentials } from '../../host/sandboxCredentials';
import { links, node } from './campaigns';
import { type Connection, connect } from './connection';

let connection: Connection;

beforeAll(async () => {
	connection = await connect();
});

/** For what our nodes do not offer, n8n's HTTP Request node takes the same credentials. */
describe.each([
	['kejueApi', 'kejue', '/api/v1/tools'],
	['zuduApi', 'zudu', '/api/agents'],
	['elementeApi', 'elemente', '/api/v1/agents'],
	['leversApi', 'levers', '/api-service/v1/contact?page=1&size=1'],
] as const)('HTTP Request with the credential %s', (type, provider, path) => {
	it('is let in', async () => {
		const { client, providers, clearSandbox, requests } = connection;
		await clearSandbox();
		const { name, data } = sandboxCredentials(connection).find((fields) => fields.type === type)!;
		const { id } = await client.createCredential(name, type, data);
		const url = new URL(path, providers[provider].baseUrl).href;
		const ask = node(
			'Ask',
			'n8n-nodes-base.httpRequest',
			{ url, authentication: 'predefinedCredentialType', nodeCredentialType: type, options: {} },
			{ typeVersion: 4.2, credentials: { [type]: { id, name } } },
		);
		const workflow = await client.createWorkflow({
			name: `http-request-${type}`,
			nodes: [node('Start', 'n8n-nodes-base.manualTrigger', {}), ask],
			connections: links({ Start: [['Ask']] }),
		});
		const { status, error } = await client.run(workflow.id, 'Ask');
		expect({ status, error }).toEqual({ status: 'success', error: undefined });
		expect((await requests()).filter((request) => request.path === path).map((request) => request.status)).toEqual([200]);
	});
});
