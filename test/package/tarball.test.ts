import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Ajv from 'ajv';
import type { Icon, Themed } from 'n8n-workflow';
import ts from 'typescript';
import type { PackageDescription } from '../../build/describePackage';
import { offeredOperations } from '../../build/operationTable';
import { loadInN8n, packPackage, type PackedPackage } from './packedPackage';

/** With a file for each source and all numbering plans. What is published is smaller and has its own limit: see test/packages. */
const MAX_UNPACKED_BYTES = 1_300_000;

const RUN_TIME_PACKAGES = ['n8n-workflow', 'zod', 'luxon', 'node:crypto', 'crypto'];

const DOCUMENTS = ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist/THIRD_PARTY_LICENSES.txt', 'package.json'];

/** https://docs.n8n.io/integrations/creating-nodes/build/reference/node-codex-files/ */
const CODEX_CATEGORIES = [
	'Analytics',
	'Communication',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing & Content',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

interface Manifest {
	name: string;
	n8n: { nodes: string[]; credentials: string[] };
	dependencies?: object;
	peerDependencies: object;
}

let packed: PackedPackage;
let manifest: Manifest;
let loaded: PackageDescription;

beforeAll(async () => {
	packed = await packPackage();
	manifest = (await readJson('package.json')) as Manifest;
	loaded = await loadInN8n(packed);
});
afterAll(async () => await packed?.remove());

const read = async (file: string) => await readFile(path.join(packed.folder, file), 'utf8');
const readJson = async (file: string): Promise<unknown> => JSON.parse(await read(file));

test('the tarball holds built code, its assets and the documents, nothing else', () => {
	const assets = /^dist\/(nodes|credentials)\/.+(\.js|\.svg|\.node\.json|\/__schema__\/.+\.json)$/;
	expect(packed.files.filter((file) => !assets.test(file))).toEqual(DOCUMENTS);
});

test('it is smaller than 1.3 MB unpacked', () => {
	expect(packed.unpackedBytes).toBeLessThan(MAX_UNPACKED_BYTES);
});

test('installing it installs nothing else', () => {
	expect(manifest.dependencies).toBeUndefined();
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test('its files require only what n8n provides and files that are there', async () => {
	const unmet: string[] = [];
	for (const file of packed.files.filter((name) => name.endsWith('.js'))) {
		const { importedFiles } = ts.preProcessFile(await read(file), true, true);
		for (const { fileName } of importedFiles) {
			const target = path.posix.join(path.posix.dirname(file), fileName);
			const met = fileName.startsWith('.')
				? [target, `${target}.js`, `${target}/index.js`].some((candidate) => packed.files.includes(candidate))
				: RUN_TIME_PACKAGES.includes(fileName);
			if (!met) unmet.push(`${file} requires ${fileName}`);
		}
	}
	expect(unmet).toEqual([]);
});

test('the licences of bundled code are in it', async () => {
	const licenses = await read('dist/THIRD_PARTY_LICENSES.txt');
	expect(licenses).toMatch(/^ipaddr\.js \d+\.\d+\.\d+ \(MIT\)$/m);
	expect(licenses).toMatch(/^libphonenumber-js \d+\.\d+\.\d+ \(MIT\)$/m);
	expect(licenses).toContain('Permission is hereby granted, free of charge');
});

test('the licence of the time zones of numbers is in it', async () => {
	const licenses = (await read('dist/THIRD_PARTY_LICENSES.txt')).split('\n---\n');
	const license = licenses.find((text) => text.trim().startsWith('Time zones of phone numbers, from libphonenumber (Apache-2.0)'));
	expect(license).toContain('Copyright (C) The Libphonenumber Authors');
	expect(license).toContain('The text of the license stands above, as LICENSE.Apache of libphonenumber-js.');
	expect(licenses.join('').match(/^LICENSE\.Apache:\s+Apache License\s+Version 2\.0, January 2004[^]+?END OF TERMS AND CONDITIONS/gm)).toHaveLength(1);
	expect(license?.match(/dist\/\S+\.js/g)?.filter((file) => !packed.files.includes(file))).toEqual([]);
});

test('n8n loads every node and credential file of it', () => {
	const built = (suffix: string) => packed.files.filter((file) => file.endsWith(suffix));
	expect(loaded.nodes.map(({ file }) => file).sort()).toEqual(built('.node.js'));
	expect(loaded.credentials.map(({ file }) => file).sort()).toEqual(built('.credentials.js'));
	expect([...manifest.n8n.nodes].sort()).toEqual(built('.node.js'));
	expect([...manifest.n8n.credentials].sort()).toEqual(built('.credentials.js'));
});

test('every credential a node asks for exists, and every credential is asked for', () => {
	const asked = loaded.nodes.flatMap(({ description }) => (description.credentials ?? []).map(({ name }) => name));
	expect([...new Set(asked)].sort()).toEqual(loaded.credentials.map(({ type }) => type.name).sort());
});

test('every node and credential has a light and a dark icon of its own', async () => {
	const owners = [
		...loaded.nodes.map(({ description }) => ({ name: description.name, iconUrl: description.iconUrl })),
		...loaded.credentials.map(({ type }) => ({ name: type.name, iconUrl: type.iconUrl })),
	];
	const problems: string[] = [];
	for (const { name, iconUrl } of owners) {
		const [light, dark] = await Promise.all(iconFiles(iconUrl).map(async (file) => await read(file).catch(() => undefined)));
		if (!light?.includes('<svg') || !dark?.includes('<svg')) problems.push(`${name}: ${JSON.stringify(iconUrl)} is not two SVG files`);
		else if (light === dark) problems.push(`${name}: light and dark icon are the same picture`);
	}
	expect(problems).toEqual([]);
});

/** n8n serves icons under `icons/<package>/<path in the package>`. */
function iconFiles(iconUrl: Themed<string> | Icon | undefined): [string, string] {
	const { light, dark } = typeof iconUrl === 'object' ? iconUrl : { light: iconUrl ?? '', dark: iconUrl ?? '' };
	const inPackage = (url: string) => url.replace(`icons/${manifest.name}/`, '');
	return [inPackage(light), inPackage(dark)];
}

test('every node has a codex file of its own with categories n8n knows', async () => {
	const codices = await Promise.all(loaded.nodes.map(async ({ file }) => (await readJson(`${file}on`)) as Record<string, unknown>));
	expect(codices).toEqual(
		loaded.nodes.map(({ description }) => ({
			node: `${manifest.name}.${description.name}`,
			nodeVersion: '1.0',
			codexVersion: '1.0',
			categories: expect.any(Array),
			alias: expect.any(Array),
			resources: expect.objectContaining({ primaryDocumentation: [{ url: expect.stringMatching(/^https:\/\//) }] }),
		})),
	);
	expect(codices.flatMap(({ categories }) => categories).filter((one) => !CODEX_CATEGORIES.includes(String(one)))).toEqual([]);
	expect(codices.filter(({ categories, alias }) => [categories, alias].some((list) => (list as string[]).length === 0))).toEqual([]);
});

test('every operation has an output schema, and every schema an operation', () => {
	const expected = loaded.nodes.flatMap(({ file, description }) =>
		offeredOperations(description).map(
			({ resource, operation }) => `${path.posix.dirname(file)}/__schema__/v1.0.0/${resource.value}/${operation.value}.json`,
		),
	);
	expect(packed.files.filter((file) => file.includes('__schema__'))).toEqual(expected.sort());
});

test('every output schema is valid JSON schema of an object with described properties', async () => {
	const ajv = new Ajv({ strict: false });
	const problems: string[] = [];
	for (const file of packed.files.filter((name) => name.includes('__schema__'))) {
		const schema = (await readJson(file)) as { type?: string; properties?: object };
		if (!ajv.validateSchema(schema)) problems.push(`${file}: ${ajv.errorsText()}`);
		if (schema.type !== 'object' || Object.keys(schema.properties ?? {}).length === 0) problems.push(`${file}: names no properties`);
	}
	expect(problems).toEqual([]);
});
