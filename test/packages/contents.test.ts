import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

import { ALL_IN_ONE, PUBLISHED_PACKAGES, SERVICES, SINGLE_PACKAGES } from '../../build/packages/publishedPackages';
import { connect, type Connection } from './connection';

const run = promisify(execFile);

/** Bytes of all files in a tarball. */
const MOST_BYTES: Record<string, number> = {
	'n8n-nodes-ai-calls': 1_000_000,
	'n8n-nodes-kejue': 585_000,
	'n8n-nodes-zudu': 630_000,
	'n8n-nodes-elemente': 500_000,
	'n8n-nodes-levers': 500_000,
};

/** What reviewers look for. */
const SECTIONS = ['Install', 'Credentials', 'First call', 'Operations', 'Campaigns', 'Output', 'Errors', 'At most once', 'Triggers', 'Limits', 'Compatibility', 'Version history', 'License'];

const manifest = z.object({
	name: z.string(),
	version: z.string(),
	n8n: z.object({ strict: z.boolean(), n8nNodesApiVersion: z.number(), nodes: z.array(z.string()), credentials: z.array(z.string()) }),
	peerDependencies: z.record(z.string()),
	keywords: z.array(z.string()),
	repository: z.object({ directory: z.string().optional() }),
});

let connection: Connection;
beforeAll(() => (connection = connect()));

const read = async (name: string, file: string) => await readFile(join(connection.prepared(name).folder, file), 'utf8');
const filesOf = async (name: string) => (await run('tar', ['-tzf', connection.prepared(name).tarball])).stdout.trim().split('\n').map((file) => file.replace('package/', ''));

describe.each(PUBLISHED_PACKAGES)('$name', ({ name, folders, service }) => {
	it('is what n8n verifies, or all in one', async () => {
		const text = await read(name, 'package.json');
		const { n8n, peerDependencies, keywords, repository, ...rest } = manifest.parse(JSON.parse(text));
		expect(rest).toEqual({ name, version: manifest.shape.version.parse(rest.version) });
		expect(JSON.parse(text)).not.toHaveProperty('dependencies');
		expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect({ strict: n8n.strict, api: n8n.n8nNodesApiVersion }).toEqual({ strict: true, api: 1 });
		expect([...new Set(n8n.nodes.map((file) => file.split('/')[2]))].sort()).toEqual([...folders].sort());
		expect(SERVICES.filter((one) => keywords.includes(one.toLowerCase()))).toEqual(service ? [service] : SERVICES);
		expect(repository.directory).toBe(service && `packages/${name}`);
	});

	it('packs what package.json names, code, data of n8n and documents, and nothing else', async () => {
		const files = await filesOf(name);
		const { n8n } = manifest.parse(JSON.parse(await read(name, 'package.json')));
		const expected = [...n8n.nodes, ...n8n.credentials, ...n8n.nodes.map((file) => `${file}on`), 'dist/code.js', 'dist/third-party/ipaddr.js', 'dist/third-party/libphonenumber-js.js', 'dist/THIRD_PARTY_LICENSES.txt', 'package.json', 'README.md', 'LICENSE'];
		expect(files.filter((file) => !/\.svg$|__schema__\/.*\.json$/.test(file)).sort()).toEqual(expected.sort());
		expect(files.filter((file) => file.endsWith('.svg'))).toHaveLength(2 * folders.length);
	});

	it('brings the licenses of all that is not its own', async () => {
		const licenses = await read(name, 'dist/THIRD_PARTY_LICENSES.txt');
		for (const title of [/^ipaddr\.js .*MIT/m, /^libphonenumber-js .*MIT/m, /^Time zones of phone numbers, .*Apache-2\.0/m]) expect(licenses).toMatch(title);
		expect(await read(name, 'dist/code.js')).toContain('// shared/calls/rules/zones/zoneTable\n');
	});

	it('stays within its size', () => {
		expect(connection.prepared(name).unpackedBytes).toBeLessThan(MOST_BYTES[name] ?? 0);
	});

	it('is built with the same tools as the others', async () => {
		const lock = z.object({ name: z.string(), packages: z.record(z.unknown()) });
		const ofThis = lock.parse(JSON.parse(await read(name, 'package-lock.json')));
		const ofAll = lock.parse(JSON.parse(await read(ALL_IN_ONE.name, 'package-lock.json')));
		expect(ofThis.name).toBe(name);
		expect({ ...ofThis.packages, '': undefined }).toEqual({ ...ofAll.packages, '': undefined });
	});
});

/** How many workflows of `examples/` are about one service alone. */
const EXAMPLES: Record<string, number> = { Kejue: 6, Zudu: 2, Elemente: 1, Levers: 2 };

describe.each(SINGLE_PACKAGES)('$name', ({ name, service = '' }) => {
	const others = new RegExp(`\\b(${SERVICES.filter((one) => one !== service).join('|')})\\b`);

	it('has a README of its own, about its service alone', async () => {
		const readme = await read(name, 'README.md');
		expect([...readme.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(expect.arrayContaining(SECTIONS));
		expect(readme.split('\n').filter((line) => others.test(line))).toEqual([]);
		expect(readme).toMatch(new RegExp(`^\\| ${service} \\| .*\\bCall: ([\\w ]+, )*Create`, 'm'));
	});

	it('has examples, code and data of its service alone', async () => {
		expect(await read(name, `examples/first-call-${service.toLowerCase()}.json`)).toContain(`"${name}.${service.toLowerCase()}"`);
		expect(await read(name, `nodes/${service}/${service}.node.json`)).toContain(`"${name}.${service.toLowerCase()}"`);
		expect((await filesOf(name)).filter((file) => others.test(file))).toEqual([]);
	});

	it('has examples of its service alone, and its README tells of each', async () => {
		const folder = join(connection.prepared(name).folder, 'examples');
		const files = await readdir(folder);
		const readme = await read(name, 'README.md');
		expect(files).toContain(`first-call-${service.toLowerCase()}.json`);
		expect(files).toHaveLength(EXAMPLES[service] ?? NaN);
		expect(files.filter((file) => !readme.includes(`\`${file}\``))).toEqual([]);
		for (const file of files) {
			const text = await read(name, `examples/${file}`);
			expect(text).toMatch(new RegExp(`"${name}\\.${service.toLowerCase()}(Trigger)?"`));
			expect([others.test(text), text.includes(ALL_IN_ONE.name)]).toEqual([false, false]);
		}
	});

	it('has the campaign rules, but not the node for campaigns', async () => {
		const code = await read(name, 'dist/code.js');
		expect(code).toContain('displayName: "Campaign Rules"');
		expect(code).not.toContain('displayName: "Call Campaign"');
	});
});
