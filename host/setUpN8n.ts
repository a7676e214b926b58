import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { examplesFolder, readExamples } from './examples';
import type { Credential, LoadedType, N8nClient, Named, WorkflowFile } from './n8nClient';

/** Fields of one credential type, as a person would fill them in. */
export interface CredentialFields {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/**
 * Puts the credentials into n8n. One of the same name and type is left as it is: its owner may have entered real keys.
 *
 * @returns all of them, by type
 */
export async function setUpCredentials(client: N8nClient, wanted: CredentialFields[]): Promise<Map<string, Credential>> {
	const existing = await client.credentials();
	const byType = new Map<string, Credential>();
	for (const { name, type, data } of wanted) {
		const found = existing.find((credential) => credential.type === type && credential.name === name);
		byType.set(type, found ?? (await client.createCredential(name, type, data)));
	}
	return byType;
}

/**
 * Imports the example workflows, each node with the credential it needs. A workflow of the same name is left as it is:
 * its owner may have changed it.
 *
 * @returns all of them, by file name
 */
export async function setUpExamples(client: N8nClient, credentials: Map<string, Credential>): Promise<Map<string, Named>> {
	const existing = await client.workflows();
	const nodeTypes = await client.nodeTypes();
	const byFile = new Map<string, Named>();
	for (const [fileName, example] of readExamples()) {
		const found = existing.find(({ name }) => name === example.name);
		byFile.set(fileName, found ?? (await client.createWorkflow(withCredentials(example, nodeTypes, credentials))));
	}
	return byFile;
}

/** Copies the contact sheet to the one folder that n8n lets workflows read. */
export async function setUpFiles(home: string): Promise<void> {
	const folder = join(home, '.n8n-files');
	await mkdir(folder, { recursive: true });
	await copyFile(join(examplesFolder, 'contacts.csv'), join(folder, 'contacts.csv'));
}

const typeWithCredentials = z.object({ credentials: z.array(z.object({ name: z.string() })).default([]) });

/**
 * A workflow each of whose nodes has the credential that it needs: example files name none, since an id means nothing in
 * another n8n.
 *
 * @param nodeTypes as n8n has loaded them
 * @param credentials by type
 * @throws Error naming a node that n8n has not loaded
 */
export function withCredentials(example: WorkflowFile, nodeTypes: LoadedType[], credentials: Map<string, Credential>): WorkflowFile {
	const nodes = example.nodes.map((node) => {
		const nodeType = nodeTypes.find(({ name }) => name === node.type);
		if (nodeType === undefined) throw new Error(`Workflow "${example.name}" needs node ${node.type}, which n8n has not loaded`);
		const used = typeWithCredentials.parse(nodeType).credentials.flatMap(({ name }) => credentials.get(name) ?? []);
		return used.length === 0 ? node : { ...node, credentials: Object.fromEntries(used.map(({ id, name, type }) => [type, { id, name }])) };
	});
	return { ...example, nodes };
}
