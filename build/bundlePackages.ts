import { readdir, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { numberingPlans } from './numberingPlans';
import { PROVIDED_AT_RUN_TIME } from './providedAtRunTime';
import { LICENSES_FILE, thirdPartyLicenses } from './thirdPartyLicenses';

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
	const bundles: Metafile[] = [];
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
			plugins: [numberingPlans],
			// Mostly data of packages; names stay as they are.
			minifyWhitespace: true,
			metafile: true,
			logLevel: 'error',
		});
		bundles.push(bundled.metafile);
	}
	const licenses = await thirdPartyLicenses(root, bundles);
	if (licenses !== '') await writeFile(path.join(root, LICENSES_FILE), licenses);
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
