import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundlePackages } from '../../build/bundlePackages';
import { LICENSES_FILE } from '../../build/thirdPartyLicenses';

const GREETER = {
	'node_modules/greeter/package.json': '{ "name": "greeter", "version": "1.2.3", "license": "MIT", "main": "index.js" }',
	'node_modules/greeter/index.js': 'exports.greet = (name) => `Hello ${name}`;',
	'node_modules/greeter/LICENSE': 'Do as you like.',
};

const SOURCE = "import { greet } from 'greeter';\nimport { sleep } from 'n8n-workflow';\nexport const hello = async () => (await sleep(1), greet('you'));";
const COMPILED = "const { greet } = require('greeter'); const { sleep } = require('n8n-workflow'); exports.hello = async () => (await sleep(1), greet('you'));";

let root: string;
beforeEach(async () => (root = await mkdtemp(path.join(tmpdir(), 'bundle-'))));
afterEach(async () => await rm(root, { recursive: true }));

async function write(files: Record<string, string>): Promise<void> {
	for (const [file, text] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(root, file)), { recursive: true });
		await writeFile(path.join(root, file), text);
	}
}

const read = async (file: string) => await readFile(path.join(root, file), 'utf8');

test('a file that requires a package gets its code and licence, and still requires what n8n provides', async () => {
	const untouched = "exports.hello = require('./shared/hello').hello;";
	await write({ ...GREETER, 'nodes/shared/hello.ts': SOURCE, 'dist/nodes/shared/hello.js': COMPILED, 'dist/nodes/index.js': untouched });

	expect(await bundlePackages(root)).toEqual(['dist/nodes/shared/hello.js']);

	const bundled = await read('dist/nodes/shared/hello.js');
	expect(bundled).toContain('Hello ${');
	expect(bundled).not.toMatch(/require\(["']greeter["']\)/);
	expect(bundled).toMatch(/require\(["']n8n-workflow["']\)/);
	expect(await read('dist/nodes/index.js')).toBe(untouched);
	expect(await read(LICENSES_FILE)).toBe('greeter 1.2.3 (MIT)\n\nDo as you like.\n');
});

test('a package that is derived from another brings all licences, notices and authors', async () => {
	await write({
		...GREETER,
		'node_modules/greeter/LICENSE.Apache': 'Do as you like, but tell.',
		'node_modules/greeter/AUTHORS': 'Ada',
		'node_modules/greeter/NOTICE.txt': 'From Babbage.',
		'node_modules/greeter/license-checks/index.js': '',
		'node_modules/greeter/README.md': 'Hello.',
		'nodes/shared/hello.ts': SOURCE,
		'dist/nodes/shared/hello.js': COMPILED,
	});
	await bundlePackages(root);
	expect(await read(LICENSES_FILE)).toBe(
		'greeter 1.2.3 (MIT)\n\nLICENSE:\n\nDo as you like.\n\nLICENSE.Apache:\n\nDo as you like, but tell.\n\nAUTHORS:\n\nAda\n\nNOTICE.txt:\n\nFrom Babbage.\n',
	);
});

test('data brings its licence, with or without a package', async () => {
	await write({ 'build/licenses/streets.txt': 'Streets (ODbL)\n', 'build/licenses/names.txt': 'Names (CC0)\n', 'dist/nodes/index.js': '' });
	expect(await bundlePackages(root)).toEqual([]);
	expect(await read(LICENSES_FILE)).toBe('Names (CC0)\n\n\n---\n\nStreets (ODbL)\n');

	await write({ ...GREETER, 'nodes/shared/hello.ts': SOURCE, 'dist/nodes/shared/hello.js': COMPILED });
	await bundlePackages(root);
	expect(await read(LICENSES_FILE)).toBe('greeter 1.2.3 (MIT)\n\nDo as you like.\n\n\n---\n\nNames (CC0)\n\n\n---\n\nStreets (ODbL)\n');
});

test('a long licence that a package has brought stands once, a short one again', async () => {
	const text = `Do as you like. ${'But tell. '.repeat(100)}`.trim();
	await write({
		...GREETER,
		'node_modules/greeter/LICENSE.Long': `${text}\n`,
		'build/licenses/streets.txt': `Streets\n\nDo as you like.\n\n  ${text}\n`,
		'nodes/shared/hello.ts': SOURCE,
		'dist/nodes/shared/hello.js': COMPILED,
	});
	await bundlePackages(root);
	const licenses = await read(LICENSES_FILE);
	expect(licenses.split(text)).toHaveLength(2);
	expect(licenses).toMatch(/Streets\n\nDo as you like\.\n\n {2}The text of the license stands above, as LICENSE\.Long of greeter\.\n$/);
});

test('the package that is published names whom libphonenumber comes from', async () => {
	const folder = path.join(__dirname, '../..');
	const shipped = await readFile(path.join(folder, LICENSES_FILE), 'utf8');
	for (const file of ['LICENSE', 'LICENSE.Apache', 'AUTHORS']) {
		const text = await readFile(path.join(folder, 'node_modules/libphonenumber-js', file), 'utf8');
		expect(shipped).toContain(text.trim());
	}
});

test('a file to be bundled must not import files of the package', async () => {
	await write({
		...GREETER,
		'dist/nodes/shared/hello.js': `${COMPILED} require('./other');`,
		'dist/nodes/shared/other.js': 'exports.count = 0;',
	});
	await expect(bundlePackages(root)).rejects.toThrow(
		'dist/nodes/shared/hello.js requires the package greeter and the file dist/nodes/shared/other.js. A file whose packages are bundled must have no relative imports',
	);
});

test('Node’s own modules are refused, except crypto', async () => {
	await write({ 'dist/nodes/signed.js': "require('node:crypto'); require('node:fs');" });
	await expect(bundlePackages(root)).rejects.toThrow('dist/nodes/signed.js requires node:fs, which n8n does not allow');
});

test('a package without a licence text is refused', async () => {
	const { 'node_modules/greeter/LICENSE': _license, ...unlicensed } = GREETER;
	await write({ ...unlicensed, 'nodes/shared/hello.ts': SOURCE, 'dist/nodes/shared/hello.js': COMPILED });
	await expect(bundlePackages(root)).rejects.toThrow('greeter is bundled, but has no licence file');
});
