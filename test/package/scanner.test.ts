import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packPackage, PROJECT, type PackedPackage } from './packedPackage';
import { runProgram } from './runProgram';

interface ScanResult {
	passed: boolean;
	message?: string;
	details?: string;
	filesScanned: number;
	findings: string[];
}

const NOTHING_FOUND = { passed: true, findings: [], filesScanned: expect.any(Number) };

let packed: PackedPackage;
beforeAll(async () => (packed = await packPackage()));
afterAll(async () => await packed?.remove());

async function scan(folder: string, kind: 'source' | 'tarball'): Promise<ScanResult> {
	// The scanner leaves a folder behind in the system's temporary one.
	return (await runProgram([path.join(__dirname, 'scan.mjs'), folder, kind], { TMPDIR: packed.scratch })) as ScanResult;
}

test('n8n’s scanner finds nothing in the sources', async () => {
	const result = await scan(PROJECT, 'source');
	expect(result).toEqual(NOTHING_FOUND);
	expect(result.filesScanned).toBeGreaterThan(10);
});

test('n8n’s scanner finds nothing in the tarball', async () => {
	const result = await scan(packed.folder, 'tarball');
	expect(result).toEqual(NOTHING_FOUND);
	expect(result.filesScanned).toBeGreaterThan(10);
});

test('the scan would find what n8n refuses, errors as well as warnings', async () => {
	const spoilt = path.join(packed.scratch, 'spoilt');
	// The nodes were scanned above.
	await cp(packed.folder, spoilt, { recursive: true, filter: (file) => path.relative(packed.folder, file) !== path.join('dist', 'nodes') });
	await writeFile(path.join(spoilt, 'dist/spoilt.js'), '/* eslint-disable */\nsetTimeout(() => {}, 1000);\n');
	const manifest = JSON.parse(await readFile(path.join(spoilt, 'package.json'), 'utf8')) as Record<string, unknown>;
	const { homepage: _homepage, ...withoutHomepage } = manifest;
	await writeFile(path.join(spoilt, 'package.json'), JSON.stringify({ ...withoutHomepage, dependencies: { axios: '*' } }, null, 2));

	const { passed, findings } = await scan(spoilt, 'tarball');
	expect(passed).toBe(false);
	expect(findings).toEqual(
		expect.arrayContaining([
			expect.stringMatching(/^dist\/spoilt\.js:2 @n8n\/community-nodes\/no-restricted-globals/),
			expect.stringMatching(/^package\.json:\d+ @n8n\/community-nodes\/no-runtime-dependencies/),
			expect.stringMatching(/^package\.json:\d+ @n8n\/community-nodes\/require-homepage/),
		]),
	);
});
