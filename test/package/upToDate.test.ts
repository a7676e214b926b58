import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isUpToDate, noteBuilt, SOURCES } from '../../build/upToDate';

let root: string;

const write = async (file: string): Promise<void> => await writeFile(path.join(root, file), 'changed');

beforeEach(async () => {
	root = await mkdtemp(path.join(tmpdir(), 'up-to-date-'));
	await mkdir(path.join(root, 'dist/nodes'), { recursive: true });
	await writeFile(path.join(root, 'dist/nodes/built.js'), 'built');
	for (const source of SOURCES) {
		const file = source.includes('.') ? source : path.join(source, 'deep/file.ts');
		await mkdir(path.dirname(path.join(root, file)), { recursive: true });
		await writeFile(path.join(root, file), 'source');
	}
	await noteBuilt(root);
});

afterEach(async () => await rm(root, { recursive: true }));

test('what has been built is not built again', async () => {
	expect(await isUpToDate(root)).toBe(true);
});

test.each([
	...SOURCES.map((source): [string, () => Promise<void>] => [`${source} changed`, () => write(source.includes('.') ? source : `${source}/deep/file.ts`)]),
	['a source added', () => write('nodes/deep/other.ts')],
	['a source removed', () => rm(path.join(root, 'nodes/deep/file.ts'))],
	['a source moved', async () => await Promise.all([rm(path.join(root, 'nodes/deep/file.ts')), writeFile(path.join(root, 'nodes/file.ts'), 'source')])],
	['something built changed', () => write('dist/nodes/built.js')],
	['something built removed', () => rm(path.join(root, 'dist/nodes/built.js'))],
	['something in dist/ that no build has left there', () => write('dist/nodes/other.js')],
	['no dist/', () => rm(path.join(root, 'dist'), { recursive: true })],
] as Array<[string, () => Promise<unknown>]>)('a build is made for %s', async (_what, change) => {
	await change();
	expect(await isUpToDate(root)).toBe(false);
});
