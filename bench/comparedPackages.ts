import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { LoadSubject } from './loadCost';

const manifest = z.object({ name: z.string(), version: z.string(), n8n: z.object({ nodes: z.array(z.string()), credentials: z.array(z.string()) }) });
const knownCredentials = z.record(z.object({ sourcePath: z.string(), supportedNodes: z.array(z.string()).optional() }));

/** Nodes of n8n's own that place calls, send anything, or are about as large as ours: their folders in n8n-nodes-base. */
const BASE_NODES = { Twilio: 'Twilio', 'HTTP Request': 'HttpRequest', Slack: 'Slack' };

/** Neither is needed to run, and this package ships none. */
const NOT_CODE = /\.(map|d\.ts)$/;

/** As large as a node of ours, and one that most people have seen. */
export const SLACK = "n8n's Slack";

/**
 * Some of n8n's own nodes, each with its trigger and its credentials. They become packages of their own, whose `dist` is
 * the whole one's, so that n8n's loader takes every file from where it is installed.
 *
 * @param folder where to make them
 */
export function comparedPackages({ hostModules, folder }: { hostModules: string; folder: string }): LoadSubject[] {
	const base = join(hostModules, 'n8n-nodes-base');
	const credentialsOf = credentialFiles(base);
	return Object.entries(BASE_NODES).map(([title, name]): LoadSubject => {
		const { loaded, packed } = partOf(base, join(folder, name), { folder: name, credentials: credentialsOf(name) });
		return { title: `n8n's ${title}`, folder: loaded, packFolder: packed };
	});
}

function partOf(whole: string, target: string, part: { folder: string; credentials: string[] }): { loaded: string; packed: string } {
	const { name, version, n8n } = readManifest(whole);
	const nodes = n8n.nodes.filter((file) => basename(dirname(file)) === part.folder);
	if (nodes.length === 0) throw new Error(`${name} has no nodes in a folder ${part.folder}`);
	const content = JSON.stringify({ name, version, files: ['dist'], n8n: { nodes, credentials: part.credentials } });
	const [loaded, packed] = ['loaded', 'packed'].map((use) => {
		mkdirSync(join(target, use), { recursive: true });
		writeFileSync(join(target, use, 'package.json'), content);
		return join(target, use);
	});
	symlinkSync(join(whole, 'dist'), join(loaded, 'dist'), 'junction');
	for (const file of [dirname(nodes[0]), ...part.credentials]) {
		cpSync(join(whole, file), join(packed, file), { recursive: true, filter: (source) => !NOT_CODE.test(source) });
	}
	return { loaded, packed };
}

/** Credentials that nodes in a folder of n8n-nodes-base use, by that folder. */
function credentialFiles(base: string): (folder: string) => string[] {
	const known = knownCredentials.parse(JSON.parse(readFileSync(join(base, 'dist', 'known', 'credentials.json'), 'utf8')));
	return (folder) => {
		const isOfFolder = (node: string) => node.replace(/Trigger$/, '').toLowerCase() === folder.toLowerCase();
		return Object.values(known).flatMap(({ sourcePath, supportedNodes = [] }) => (supportedNodes.some(isOfFolder) ? sourcePath : []));
	};
}

function readManifest(folder: string): z.infer<typeof manifest> {
	return manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}
