import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';

export const LICENSES_FILE = 'dist/THIRD_PARTY_LICENSES.txt';

/** Licences of data that is part of the sources, in the root of a project. */
const DATA_LICENSES_FOLDER = 'build/licenses';

const LICENSE_FILE_NAME = /^(licen[cs]e|copying)/i;
/** What a licence may demand to go with it: who wrote the package, and what it is derived from. */
const NOTICE_FILE_NAME = /^(notice|authors|copyright|patents)/i;

/**
 * The licences of all packages whose code went into bundles, and of all data in the sources.
 *
 * @param root folder that holds `node_modules` and the licences of data
 * @returns one text, empty where nothing is of others
 * @throws Error naming the package that has no licence file
 */
export async function thirdPartyLicenses(root: string, bundles: Metafile[]): Promise<string> {
	const folders = new Set(bundles.flatMap((bundle) => [...packageFolders(bundle)]));
	const ofPackages: string[] = [];
	for (const folder of folders) ofPackages.push(await licenseOf(path.join(root, folder)));
	return [...ofPackages, ...(await dataLicenses(root))].join('\n\n---\n\n');
}

/** Folders of the packages whose code went into a bundle, e.g. `node_modules/libphonenumber-js`. */
function packageFolders({ inputs }: Metafile): Set<string> {
	const folders = Object.keys(inputs).map((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
	return new Set(folders.filter((folder) => folder !== undefined));
}

async function dataLicenses(root: string): Promise<string[]> {
	const folder = path.join(root, DATA_LICENSES_FOLDER);
	const files = existsSync(folder) ? await readdir(folder) : [];
	return await Promise.all(files.sort().map(async (file) => await readFile(path.join(folder, file), 'utf8')));
}

/** All licences of a package, and all notices beside them. */
async function licenseOf(folder: string): Promise<string> {
	const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
	const entries = await readdir(folder, { withFileTypes: true });
	const files = entries
		.filter((entry) => entry.isFile())
		.map(({ name }) => name)
		.sort();
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
