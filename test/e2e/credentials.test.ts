import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { freePort } from '../../host/freePort';
import type { CredentialTest } from '../../host/n8nClient';
import { sandboxCredentials } from '../../host/sandboxCredentials';
import { type Connection, connect } from './connection';

interface Case {
	title: string;
	type: string;
	/** Fields that must never be shown again once they are stored. */
	secrets: string[];
	/** What the provider is asked, in order. */
	asks: string[];
	/** One wrong key, as a typing mistake would leave it. */
	wrong: Record<string, string>;
	/** What is said of the wrong key, where it is not n8n that words it. */
	refusal?: RegExp;
	/** Replaces fields of the sandbox's credential. */
	instead?(sandboxKeys: Record<string, string>): Record<string, unknown>;
}

const CASES: Case[] = [
	{ title: 'Kejue', type: 'kejueApi', asks: ['GET /api/v1/tools?limit=1'], secrets: ['apiKey'], wrong: { apiKey: 'kej_wrong' } },
	{ title: 'Zudu', type: 'zuduApi', asks: ['GET /api/agents?limit=1'], secrets: ['apiKey', 'apiSecret'], wrong: { apiSecret: 'wrong' } },
	{ title: 'Elemente', type: 'elementeApi', asks: ['GET /api/v1/knowledgebase?limit=1'], secrets: ['password'], wrong: { password: 'wrong' } },
	{
		title: 'Levers with client ID and secret',
		type: 'leversApi',
		// n8n fetches a token before the test, as it would before any request; the test itself is an exchange, too.
		asks: ['POST /auth/v1/api-key/auth', 'POST /auth/v1/api-key/auth'],
		secrets: ['clientSecret', 'accessToken'],
		wrong: { clientSecret: 'wrong' },
		refusal: /^Levers refused the client ID and secret when exchanging them for a token \(HTTP 401: Invalid client credentials\)\.$/,
	},
	{
		title: 'Levers with a pasted token',
		type: 'leversApi',
		asks: ['GET /api-service/v1/contact?page=1&size=1'],
		secrets: ['token', 'accessToken'],
		wrong: { token: 'wrong' },
		instead: ({ token }) => ({ authentication: 'token', clientId: undefined, clientSecret: undefined, token }),
	},
];

const BLANKED = /^__n8n_BLANK_VALUE_/;

let connection: Connection;
/** Answers 200 with a page to everything, as a mistyped domain that somebody else owns does. */
let website: Server;

beforeAll(async () => {
	connection = await connect();
	website = createServer((_request, response) => {
		response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Parked domain</title>');
	});
	await new Promise<void>((resolve) => website.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
	await new Promise((resolve) => website.close(resolve));
});

/** How n8n words a 401 of a credential test: 2.41, then 2.8. */
const REFUSED_BY_N8N = /^(Unauthorized|Authorization failed - please check your credentials)$/;

describe.each(CASES)('The credential for $title', ({ title, type, asks, secrets, wrong, refusal = REFUSED_BY_N8N, instead }) => {
	const rightFields = (): Record<string, unknown> => {
		const { data } = sandboxCredentials(connection).find((fields) => fields.type === type)!;
		return { ...data, ...instead?.(connection.providers.levers.credentials) };
	};
	const test = async (fields: Record<string, unknown>): Promise<CredentialTest> => {
		const { id } = await connection.client.createCredential(title, type, fields);
		return await connection.client.testCredential(id);
	};

	it('passes its test with the right keys, by asking the provider', async () => {
		await connection.clearSandbox();
		expect(await test(rightFields())).toMatchObject({ status: 'OK' });
		const asked = (await connection.requests()).map(({ method, path }) => `${method} ${path}`);
		expect(asked).toEqual(asks);
	});

	it('fails its test with a wrong key, and says so', async () => {
		expect(await test({ ...rightFields(), ...wrong })).toEqual({ status: 'Error', message: expect.stringMatching(refusal) });
	});

	it('fails its test where nothing listens', async () => {
		expect(await test({ ...rightFields(), baseUrl: `http://127.0.0.1:${await freePort()}` })).toMatchObject({ status: 'Error' });
	});

	it('fails its test where a website answers that is not the provider', async () => {
		const { port } = website.address() as AddressInfo;
		expect(await test({ ...rightFields(), baseUrl: `http://127.0.0.1:${port}` })).toMatchObject({ status: 'Error' });
	});

	it('does not show its secrets again', async () => {
		const { id } = await connection.client.createCredential(title, type, rightFields());
		// A token fetched for the test is stored, and is a secret as well.
		await connection.client.testCredential(id);
		// n8n 2.8 stores its own field's default together with a fetched token.
		const { allowedHttpRequestDomains: _ofN8n, ...data } = (await connection.client.credential(id)).data;
		const visible = Object.entries(rightFields()).filter(([name, value]) => !secrets.includes(name) && value !== undefined);
		expect(data).toEqual({
			...Object.fromEntries(visible),
			...Object.fromEntries(secrets.map((name) => [name, expect.stringMatching(BLANKED)])),
		});
	});
});
