import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';

/** What built code may require at run time: n8n installs a package without its dependencies, but shares these of its own. */
const PROVIDED_AT_RUN_TIME = ['n8n-workflow', 'zod', 'luxon', 'crypto', 'node:crypto'];

export const LICENSES_FILE = 'dist/THIRD_PARTY_LICENSES.txt';

/** Licences of data that is part of the sources. */
const DATA_LICENSES_FOLDER = 'build/licenses';

const LICENSE_FILE_NAME = /^(licen[cs]e|copying)/i;
/** What a licence may demand to go with it: who wrote the package, and what it is derived from. */
const NOTICE_FILE_NAME = /^(notice|authors|copyright|patents)/i;

/**
 * Makes `dist` independent of any package that n8n does not provide: each built file that requires one is replaced by
 * a bundle of its TypeScript source with that package inside, and the licences of all bundled packages and data are written
 * to {@link LICENSES_FILE}.
 *
 * Such a file must stand alone. If it had relative imports, their code would be in the package twice, with two copies
 * of every module state.
 *
 * @param root folder holding `dist`, the sources it was compiled from, and `node_modules`
 * @returns the files bundled, relative to `root`
 * @throws Error naming the file and what to change, when a built file requires what cannot be provided
 */
export async function bundlePackages(root: string): Promise<string[]> {
	const built = (await readdir(path.join(root, 'dist'), { recursive: true }))
		.filter((file) => file.endsWith('.js'))
		.map((file) => path.posix.join('dist', file.split(path.sep).join('/')));
	const { metafile } = await build({
		absWorkingDir: root,
		entryPoints: built,
		outdir: 'dist',
		bundle: true,
		packages: 'external',
		platform: 'node',
		write: false,
		metafile: true,
		logLevel: 'error',
	});
	const toBundle = Object.entries(metafile.inputs).filter(([file, { imports }]) => needsBundling(file, imports));
	const licenses = new Map<string, string>();
	for (const [file] of toBundle) {
		const bundled = await build({
			absWorkingDir: root,
			entryPoints: [file.replace(/^dist\//, '').replace(/\.js$/, '.ts')],
			outfile: file,
			allowOverwrite: true,
			bundle: true,
			external: PROVIDED_AT_RUN_TIME,
			platform: 'node',
			format: 'cjs',
			target: 'es2022',
			// The ES module of a package can be shaken, its CommonJS one cannot.
			mainFields: ['module', 'main'],
			// Mostly data of packages; names stay as they are.
			minifyWhitespace: true,
			metafile: true,
			logLevel: 'error',
		});
		for (const folder of packageFolders(bundled.metafile)) licenses.set(folder, await licenseOf(path.join(root, folder)));
	}
	const texts = [...licenses.values(), ...(await dataLicenses(root))];
	if (texts.length > 0) await writeFile(path.join(root, LICENSES_FILE), texts.join('\n\n---\n\n'));
	return toBundle.map(([file]) => file);
}

type Imports = Metafile['inputs'][string]['imports'];

function needsBundling(file: string, imports: Imports): boolean {
	const foreign = imports.filter((one) => one.external && !PROVIDED_AT_RUN_TIME.includes(one.path)).map((one) => one.path);
	const builtin = foreign.find((name) => isBuiltin(name));
	if (builtin) throw new Error(`${file} requires ${builtin}, which n8n does not allow in community nodes.`);
	const relative = imports.find((one) => !one.external);
	if (foreign.length > 0 && relative) {
		throw new Error(
			`${file} requires the package ${foreign[0]} and the file ${relative.path}. ` +
				'A file whose packages are bundled must have no relative imports: move the use of the package to a file of its own.',
		);
	}
	return foreign.length > 0;
}

/** Folders of the packages whose code went into a bundle, e.g. `node_modules/libphonenumber-js`. */
function packageFolders({ inputs }: Metafile): Set<string> {
	const folders = Object.keys(inputs).map((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
	return new Set(folders.filter((folder) => folder !== undefined));
}

async function dataLicenses(root: string): Promise<string[]> {
	const folder = path.join(root, DATA_LICENSES_FOLDER);
	const files = existsSync(folder) ? await readdir(folder) : [];
	return await Promise.all(files.toSorted().map(async (file) => await readFile(path.join(folder, file), 'utf8')));
}

/** All licences of a package, and all notices beside them. */
async function licenseOf(folder: string): Promise<string> {
	const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
	const entries = await readdir(folder, { withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name).toSorted();
	const licenses = files.filter((name) => LICENSE_FILE_NAME.test(name));
	if (licenses.length === 0) throw new Error(`${folder} is bundled, but has no licence file to ship with it.`);
	const shipped = [...licenses, ...files.filter((name) => NOTICE_FILE_NAME.test(name))];
	const texts = await Promise.all(
		shipped.map(async (name) => {
			const text = (await readFile(path.join(folder, name), 'utf8')).trim();
			// One text needs no name.
			return shipped.length === 1 ? text : `${name}:\n\n${text}`;
		}),
	);
	return `${String(manifest.name)} ${String(manifest.version)} (${String(manifest.license)})\n\n${texts.join('\n\n')}\n`;
}
