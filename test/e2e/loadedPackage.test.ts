import { z } from 'zod';

import type { LoadedType, N8nClient } from '../../host/n8nClient';
import { connect } from './connection';

const PROVIDERS = ['elemente', 'kejue', 'levers', 'zudu'];
const PACKAGE = 'n8n-nodes-ai-calls';

const icons = z.object({ light: z.string(), dark: z.string() });
const withIcons = z.object({ name: z.string(), displayName: z.string(), iconUrl: icons });
const withCredentials = z.object({ credentials: z.array(z.object({ name: z.string(), required: z.boolean().optional() })) });

let client: N8nClient;
let nodeTypes: LoadedType[];
let credentialTypes: LoadedType[];

beforeAll(async () => {
	({ client } = await connect());
	nodeTypes = await client.nodeTypes();
	credentialTypes = await client.credentialTypes();
});

const isImage = async (path: string): Promise<void> => {
	const { contentType, text } = await client.file(path);
	expect(contentType).toMatch(/^image\/svg\+xml/);
	expect(text).toContain('<svg');
};

describe('The package in n8n', () => {
	it('brings a node for each provider, and the same node as a tool for AI agents', () => {
		const names = nodeTypes.map(({ name }) => name).filter((name) => name.startsWith(`${PACKAGE}.`));
		expect([...new Set(names)].sort()).toEqual(PROVIDERS.flatMap((name) => [`${PACKAGE}.${name}`, `${PACKAGE}.${name}Tool`]).sort());
	});

	it.each(PROVIDERS)('shows a light and a dark icon for %s, its credential included', async (provider) => {
		const node = withIcons.parse(nodeTypes.find(({ name }) => name === `${PACKAGE}.${provider}`));
		const credential = withIcons.parse(credentialTypes.find(({ name }) => name === `${provider}Api`));
		for (const { iconUrl } of [node, credential]) {
			expect(iconUrl.light).not.toBe(iconUrl.dark);
			await isImage(iconUrl.light);
			await isImage(iconUrl.dark);
		}
	});

	it.each(PROVIDERS)('asks for the credential of %s', (provider) => {
		const node = withCredentials.parse(nodeTypes.find(({ name }) => name === `${PACKAGE}.${provider}`));
		expect(node.credentials).toEqual([{ name: `${provider}Api`, required: true }]);
		expect(credentialTypes.find(({ name }) => name === `${provider}Api`)).toMatchObject({
			supportedNodes: [`${PACKAGE}.${provider}`],
			documentationUrl: expect.stringMatching(/^https:\/\//),
		});
	});
});
