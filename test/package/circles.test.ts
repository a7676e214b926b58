import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../..');
/** Besides the files at the top. */
const FOLDERS = ['nodes', 'credentials', '.ci', 'bench', 'build', 'check', 'host', 'sandbox', 'test'];
const CODE = /\.(ts|js|mjs|cjs)$/;
/** What an import may leave out. */
const LEFT_OUT = ['', '.ts', '.mjs', '.cjs', '.js', '/index.ts', '/index.mjs', '/index.cjs', '/index.js'];

/** The files of the project that a file imports, for their types or their values. */
function importsOf(file: string): string[] {
	const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
	return importedFiles
		.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => resolve(dirname(file), fileName))
		.flatMap((path) => LEFT_OUT.map((ending) => path + ending).find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile()) ?? [])
		.filter((imported) => CODE.test(imported));
}

/** A path through the imports that comes back to where it began, or none. */
function findCircle(graph: Map<string, string[]>): string[] {
	const done = new Set<string>();
	const visit = (file: string, path: string[]): string[] => {
		if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
		if (done.has(file)) return [];
		for (const next of graph.get(file) ?? []) {
			const circle = visit(next, [...path, file]);
			if (circle.length > 0) return circle;
		}
		done.add(file);
		return [];
	};
	for (const file of graph.keys()) {
		const circle = visit(file, []);
		if (circle.length > 0) return circle.map((each) => relative(ROOT, each));
	}
	return [];
}

test('no import comes back to where it began, types included', () => {
	const inFolders = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)));
	const files = [...readdirSync(ROOT), ...inFolders].filter((name) => CODE.test(name) && !name.includes('node_modules')).map((name) => join(ROOT, name));
	const graph = new Map(files.map((file) => [file, importsOf(file)]));
	expect(files.length).toBeGreaterThan(1000);
	expect([...graph.values()].flat().length).toBeGreaterThan(files.length);
	expect(findCircle(graph)).toEqual([]);
});

test('a circle would be found', () => {
	const graph = new Map([
		['a', ['b']],
		['b', ['c', 'd']],
		['c', []],
		['d', ['b']],
	]);
	expect(findCircle(graph).map((file) => file.slice(-1))).toEqual(['b', 'd', 'b']);
});

test('an import is seen in every form', () => {
	const folder = mkdtempSync(join(tmpdir(), 'circles-'));
	const file = join(folder, 'file.ts');
	const FORMS = {
		'value.ts': "import { value } from './value';",
		'typed.ts': "import type { Typed } from './typed';",
		'effect.mjs': "import './effect.mjs';",
		'again.ts': "export { again } from './again';",
		'all/index.ts': "export * from './all';",
		'common.cjs': "const common = require('./common.cjs');",
		'plain.js': "const { plain } = require('./plain');",
		'later.ts': "const later = await import('./later');",
		'late/index.mjs': "void import('./late/index.mjs');",
	};
	mkdirSync(join(folder, 'all'));
	mkdirSync(join(folder, 'late'));
	for (const name of Object.keys(FORMS)) writeFileSync(join(folder, name), '');
	writeFileSync(file, Object.values(FORMS).join('\n'));
	const found = importsOf(file).map((imported) => relative(folder, imported));
	rmSync(folder, { recursive: true });
	expect(found).toEqual(Object.keys(FORMS));
});
