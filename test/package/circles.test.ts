import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../..');

/** The files of the project that a file imports, for their types or their values. */
function importsOf(file: string): string[] {
	const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
	return importedFiles
		.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => resolve(dirname(file), fileName))
		.flatMap((path) => [`${path}.ts`, join(path, 'index.ts')].filter((candidate) => existsSync(candidate)));
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
	const files = ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.ts'))
			.map((name) => join(ROOT, folder, name)),
	);
	const graph = new Map(files.map((file) => [file, importsOf(file)]));
	expect(files.length).toBeGreaterThan(200);
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
