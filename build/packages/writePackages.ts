import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { describePackage, type PackageDescription } from '../describePackage';
import { importedSources } from './importedSources';
import { packageChangelog } from './packageChangelog';
import { packageExamples } from './packageExamples';
import { packageManifest, type Manifest } from './packageManifest';
import { packageReadme } from './packageReadme';
import { PUBLISHED_PACKAGES, type PublishedPackage } from './publishedPackages';

export const PACKAGES_FOLDER = 'packages';

const TOOLS_FOLDER = 'build/packages/tools';
const DATA_LICENSES_FOLDER = 'build/licenses';
/** What n8n reads of a node besides its code. */
const ASSET = /\.(svg|node\.json)$/;

/** Word for word what n8n's own tool wants in strict mode. */
const LINT_CONFIG = "import { config } from '@n8n/node-cli/eslint';\n\nexport default config;\n";

interface CompilerConfig {
	compilerOptions: Record<string, unknown>;
}

/**
 * Writes each package that is published to a folder of its own: sources that build, lint and publish without the rest of
 * the project.
 *
 * @param root the project, with a fresh dist/
 */
export async function writePackages(root: string): Promise<void> {
	await rm(path.join(root, PACKAGES_FOLDER), { recursive: true, force: true });
	const built = await describePackage(root);
	for (const published of PUBLISHED_PACKAGES) await writePackage(root, published, built);
}

async function writePackage(root: string, published: PublishedPackage, built: PackageDescription): Promise<void> {
	const folder = path.join(root, PACKAGES_FOLDER, published.name);
	const part = partOf(published, built);
	const read = async (file: string) => await readFile(path.join(root, file), 'utf8');
	const readJson = async <Content>(file: string) => JSON.parse(await read(file)) as Content;
	const write = async (file: string, text: string) => {
		await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
		await writeFile(path.join(folder, file), text);
	};
	const renamed = (text: string) => text.replaceAll('"n8n-nodes-ai-calls.', `"${published.name}.`);

	const manifest = packageManifest(await readJson<Manifest>('package.json'), await readJson<Manifest>(`${TOOLS_FOLDER}/package.json`), published, part);
	await write('package.json', json(manifest));
	await write('package-lock.json', json(lockOf(await readJson<Lock>(`${TOOLS_FOLDER}/package-lock.json`), manifest)));
	await write('eslint.config.mjs', LINT_CONFIG);
	await write('tsconfig.json', json(await compilerConfig(readJson)));
	await write('.npmrc', await read('.npmrc'));
	await write('.gitignore', 'dist\nnode_modules\n');
	await write('LICENSE', await read('LICENSE'));
	await write('CHANGELOG.md', packageChangelog(await read('CHANGELOG.md'), published));
	const examples = packageExamples(await readExamples(root), published);
	for (const [file, text] of examples) await write(`examples/${file}`, text);
	await write(
		'README.md',
		packageReadme(await read('README.md'), published, {
			nodes: part.nodes.map(({ description }) => description),
			templates: templateRows(await read('docs/templates.md'), [...examples.keys()]),
		}),
	);

	const sources = importedSources(root, [...part.nodes, ...part.credentials].map(({ file }) => sourceOf(file)));
	for (const source of sources) await write(source, await read(source));
	for (const name of published.folders) {
		const nodes = path.posix.join('nodes', name);
		for (const asset of (await readdir(path.join(root, nodes))).filter((file) => ASSET.test(file))) {
			await write(`${nodes}/${asset}`, renamed(await read(`${nodes}/${asset}`)));
		}
		await cp(path.join(root, 'dist', nodes, '__schema__'), path.join(folder, nodes, '__schema__'), { recursive: true });
	}
	for (const license of await readdir(path.join(root, DATA_LICENSES_FOLDER))) {
		const text = await read(`${DATA_LICENSES_FOLDER}/${license}`);
		const covered = filesOf(text);
		if (covered.some((file) => sources.includes(sourceOf(file)))) await write(`${DATA_LICENSES_FOLDER}/${license}`, withSourceNames(text, covered));
	}
	await writeBuildStep(root, path.join(folder, 'scripts/bundle.mjs'));
}

/** What of the project goes into a package. Files are relative to the package. */
function partOf({ folders }: PublishedPackage, { nodes, credentials }: PackageDescription): PackageDescription {
	const own = nodes.filter(({ file }) => folders.includes(path.basename(path.dirname(file))));
	const asked = new Set(own.flatMap(({ description }) => (description.credentials ?? []).map(({ name }) => name)));
	return { nodes: own, credentials: credentials.filter(({ type }) => asked.has(type.name)) };
}

async function compilerConfig(readJson: <Content>(file: string) => Promise<Content>): Promise<object> {
	const { compilerOptions } = await readJson<CompilerConfig>('tsconfig.json');
	const { compilerOptions: forBuild } = await readJson<CompilerConfig>('tsconfig.build.json');
	return { compilerOptions: { ...compilerOptions, ...forBuild }, include: ['credentials/**/*', 'nodes/**/*', 'nodes/**/*.json'] };
}

interface Lock {
	packages: Record<string, object>;
}

function lockOf(lock: Lock, { name, version, license, engines, devDependencies, peerDependencies }: Manifest): object {
	const ownEntry = { name, version, license, devDependencies, engines, peerDependencies };
	return { ...lock, name, version, packages: { ...lock.packages, '': ownEntry } };
}

/** Text by file name. */
async function readExamples(root: string): Promise<Map<string, string>> {
	const files = (await readdir(path.join(root, 'examples'))).filter((file) => /^[\w-]+\.(json|csv)$/.test(file));
	return new Map(await Promise.all(files.map(async (file): Promise<[string, string]> => [file, await readFile(path.join(root, 'examples', file), 'utf8')])));
}

/** What the page of templates says of these files. */
function templateRows(page: string, files: string[]): string[] {
	return [...page.matchAll(/^\| \[([\w.-]+)\]\([^)]*\) \| (.+) \|$/gm)].flatMap(([, file = '', what = '']) => (files.includes(file) ? [`- \`${file}\`: ${what}`] : []));
}

/** The built files that a licence of data is about. */
function filesOf(license: string): string[] {
	return license.match(/dist\/\S+\.js/g) ?? [];
}

/** In a published package all code is in one file, which names the source of each part. */
function withSourceNames(license: string, files: string[]): string {
	return files.reduce((text, file) => text.replaceAll(file, `${sourceOf(file)} in dist/code.js`), license);
}

function sourceOf(built: string): string {
	return built.replace(/^dist\//, '').replace(/\.js$/, '.ts');
}

/** One file of the package's own, since it has to build alone. */
async function writeBuildStep(root: string, outfile: string): Promise<void> {
	await build({
		absWorkingDir: root,
		entryPoints: ['build/packages/runBundle.ts'],
		outfile,
		bundle: true,
		packages: 'external',
		platform: 'node',
		format: 'esm',
		logLevel: 'error',
	});
}

function json(value: object): string {
	return `${JSON.stringify(value, null, 2)}\n`;
}
