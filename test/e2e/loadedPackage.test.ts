import path from 'node:path';
import { z } from 'zod';

import manifest from '../../package.json';
import type { LoadedType, N8nClient } from '../../host/n8nClient';
import { connect } from './connection';

const PROVIDERS = ['elemente', 'kejue', 'levers', 'zudu'];
const PACKAGE = manifest.name;

/** A node's or credential's name, by n8n's rule: that of its file, with a small first letter. */
const nameOf = (file: string): string => {
	const [name] = path.basename(file).split('.');
	return name[0].toLowerCase() + name.slice(1);
};
const NODES = manifest.n8n.nodes.map(nameOf);
const CREDENTIALS = manifest.n8n.credentials.map(nameOf);

const icons = z.object({ light: z.string(), dark: z.string() });
const withIcons = z.object({ iconUrl: icons });
const withCredentials = z.object({ credentials: z.array(z.object({ name: z.string(), required: z.boolean().optional() })) });

let client: N8nClient;
let nodeTypes: LoadedType[];
let credentialTypes: LoadedType[];

beforeAll(async () => {
	({ client } = await connect());
	nodeTypes = await client.nodeTypes();
	credentialTypes = await client.credentialTypes();
});

/** What the editor gets for a light and a dark background; two different addresses. */
const readIcons = async (type: LoadedType | undefined): Promise<Array<{ contentType: string; text: string }>> => {
	const { iconUrl } = withIcons.parse(type);
	expect(iconUrl.light).not.toBe(iconUrl.dark);
	return await Promise.all([client.file(iconUrl.light), client.file(iconUrl.dark)]);
};
const SVG = { contentType: expect.stringMatching(/^image\/svg\+xml/) as unknown, text: expect.stringContaining('<svg') as unknown };

describe('The package in n8n', () => {
	it('brings every node of its manifest, and all but triggers as tools for AI agents, too', () => {
		const names = nodeTypes.map(({ name }) => name).filter((name) => name.startsWith(`${PACKAGE}.`));
		const tools = NODES.filter((name) => !name.endsWith('Trigger') && name !== 'callCampaign').map((name) => `${name}Tool`);
		expect([...new Set(names)].sort()).toEqual([...NODES, ...tools].map((name) => `${PACKAGE}.${name}`).sort());
		expect(NODES).toEqual(expect.arrayContaining(PROVIDERS));
	});

	it.each(NODES)('shows a light and a dark icon for the node %s', async (node) => {
		expect(await readIcons(nodeTypes.find(({ name }) => name === `${PACKAGE}.${node}`))).toEqual([SVG, SVG]);
	});

	it.each(CREDENTIALS)('shows a light and a dark icon for the credential %s', async (credential) => {
		expect(await readIcons(credentialTypes.find(({ name }) => name === credential))).toEqual([SVG, SVG]);
	});

	it.each(PROVIDERS)('asks for the credential of %s', (provider) => {
		const node = withCredentials.parse(nodeTypes.find(({ name }) => name === `${PACKAGE}.${provider}`));
		expect(node.credentials).toEqual([{ name: `${provider}Api`, required: true }]);
		expect(credentialTypes.find(({ name }) => name === `${provider}Api`)).toMatchObject({
			supportedNodes: expect.arrayContaining([`${PACKAGE}.${provider}`]),
			documentationUrl: expect.stringMatching(/^https:\/\//),
		});
	});
});
