import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import ts from 'typescript';
import { withTabs } from '../indentWithTabs';
import { numberingPlans } from '../numberingPlans';
import { PROVIDED_AT_RUN_TIME } from '../providedAtRunTime';
import { LICENSES_FILE, thirdPartyLicenses } from '../thirdPartyLicenses';

/** All of the package's own code, as readable as it was written. */
const OWN_CODE = 'dist/code.js';
/** Code of others lies beside it, one file per package, without names and spaces. */
const THIRD_PARTY_FOLDER = 'third-party';

/** Folders of a package that hold TypeScript. */
const SOURCES = ['nodes', 'credentials'];

const ESBUILD_LEVEL = 2;
/** Before each part, esbuild names its source; nearly all are in this folder, in TypeScript. */
const SOURCE = /^\/\/ nodes\/(.+)\.ts$/gm;
/** What esbuild writes for the next bundler. */
const FOR_BUNDLERS = '/* @__PURE__ */ ';
/** esbuild leaves out all comments but those on members of classes. */
const ON_MEMBERS = /^[\t ]*\/\*\*.*\*\/\n/gm;

const COMMON = {
	bundle: true,
	platform: 'node',
	format: 'cjs',
	target: 'es2022',
	// The ES module of a package can be shaken, its CommonJS one cannot.
	mainFields: ['module', 'main'],
	// As the sources have it: "→", not "\u2192".
	charset: 'utf8',
	legalComments: 'none',
	metafile: true,
	logLevel: 'error',
} satisfies BuildOptions;

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

/**
 * Makes of what `n8n-node build` has put into dist/ what is published: one readable file of our own code, a file for each
 * package of others that n8n does not provide, and behind each path that package.json names to n8n a line that leads there.
 *
 * @param root folder of one package, with `node_modules`
 * @throws Error naming what cannot be provided at run time
 */
export async function bundle(root: string): Promise<void> {
	const { n8n } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as Manifest;
	const entries = [...n8n.nodes, ...n8n.credentials];
	const names = await importedNames(root);
	const own = await build({
		...COMMON,
		absWorkingDir: root,
		stdin: { contents: entries.map((file) => `export * from './${sourceOf(file)}';`).join('\n'), resolveDir: root },
		outfile: OWN_CODE,
		plugins: [requiredOnce(names)],
		write: false,
	});
	await removeCompiled(path.join(root, 'dist'));
	const [code] = own.outputFiles;
	await writeFile(path.join(root, OWN_CODE), withTabs(code?.text.replaceAll(FOR_BUNDLERS, '').replaceAll(ON_MEMBERS, '').replaceAll(SOURCE, '// $1') ?? '', ESBUILD_LEVEL));

	const bundles: Metafile[] = [];
	for (const [name, imported] of names) {
		if (PROVIDED_AT_RUN_TIME.includes(name)) continue;
		const contents = `export { ${imported.join(', ')} } from '${name}';`;
		const outfile = path.join('dist', THIRD_PARTY_FOLDER, fileOf(name));
		const options = { stdin: { contents, resolveDir: root }, outfile, plugins: [numberingPlans], minify: true };
		bundles.push((await build({ ...COMMON, ...options, absWorkingDir: root })).metafile);
	}
	for (const file of entries) await writeEntry(root, file);
	await writeFile(path.join(root, LICENSES_FILE), await thirdPartyLicenses(root, bundles));
}

/** Has each package required in one place, by the names that the sources use: what n8n provides as it is, others from their file. */
function requiredOnce(names: Map<string, string[]>): Plugin {
	const namespace = 'required';
	return {
		name: 'required once',
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /./, namespace }, ({ path: file }) => ({ path: file, external: true }));
			onResolve({ filter: /^[^.]/ }, ({ path: name, kind, importer }) => {
				if (kind === 'entry-point') return undefined;
				if (!PROVIDED_AT_RUN_TIME.includes(name) && isBuiltin(name)) {
					throw new Error(`${importer} requires ${name}, which n8n does not allow in community nodes.`);
				}
				return { path: name, namespace };
			});
			onLoad({ filter: /./, namespace }, ({ path: name }) => {
				const imported = names.get(name) ?? [];
				const from = PROVIDED_AT_RUN_TIME.includes(name) ? name : `./${THIRD_PARTY_FOLDER}/${fileOf(name)}`;
				const whole = fileOf(name).replace(/\.js$/, '').replace(/\W/g, '_');
				const locals = imported.map((one) => (one === 'default' ? `default: ${whole}` : one));
				const exported = imported.map((one) => (one === 'default' ? `${whole} as default` : one));
				return { contents: `const { ${locals.join(', ')} } = require('${from}');\nexport { ${exported.join(', ')} };` };
			});
		},
	};
}

/** What the sources import of each package: the rest of it is not needed. */
async function importedNames(root: string): Promise<Map<string, string[]>> {
	const names = new Map<string, string[]>();
	for (const folder of SOURCES) {
		for (const file of (await readdir(path.join(root, folder), { recursive: true })).filter((name) => name.endsWith('.ts'))) {
			const source = ts.createSourceFile(file, await readFile(path.join(root, folder, file), 'utf8'), ts.ScriptTarget.Latest);
			for (const statement of source.statements) {
				if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
				const { text } = statement.moduleSpecifier;
				const imported = namesOf(statement);
				if (text.startsWith('.') || imported.length === 0) continue;
				names.set(text, [...new Set([...(names.get(text) ?? []), ...imported])].sort());
			}
		}
	}
	return names;
}

function namesOf({ importClause }: ts.ImportDeclaration): string[] {
	if (!importClause || importClause.isTypeOnly) return [];
	const { name, namedBindings } = importClause;
	const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements.filter((element) => !element.isTypeOnly) : [];
	return [...(name ? ['default'] : []), ...named.map((element) => (element.propertyName ?? element.name).text)];
}

async function removeCompiled(folder: string): Promise<void> {
	const files = await readdir(folder, { recursive: true });
	const compiled = files.filter((file) => file.endsWith('.js'));
	await Promise.all(compiled.map(async (file) => await rm(path.join(folder, file))));
}

/** n8n takes a class out of the file that is named like it. */
async function writeEntry(root: string, file: string): Promise<void> {
	const [name = ''] = path.basename(file).split('.');
	const code = path.posix.relative(path.posix.dirname(file), OWN_CODE);
	const place = path.join(root, file);
	await mkdir(path.dirname(place), { recursive: true });
	await writeFile(place, `'use strict';\nexports.${name} = require('${code}').${name};\n`);
}

/** dist/nodes/Kejue/Kejue.node.js is made of nodes/Kejue/Kejue.node. */
function sourceOf(built: string): string {
	return built.replace(/^dist\//, '').replace(/\.js$/, '');
}

/** A file name for `@scope/package/part`. */
function fileOf(name: string): string {
	const [first = '', second] = name.replace(/\.js$/, '').split('/');
	return `${first.startsWith('@') && second ? second : first}.js`;
}
