import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';

export const LICENSES_FILE = 'dist/THIRD_PARTY_LICENSES.txt';

/** Licences of data that is part of the sources, in the root of a project. */
const DATA_LICENSES_FOLDER = 'build/licenses';

/** Of a licence as long as this, data says where it stands instead of repeating it; in characters. */
const LONG_TEXT = 1000;

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
	const packages: Licensed[] = [];
	for (const folder of folders) packages.push(await licenseOf(path.join(root, folder)));
	const ofData = (await dataLicenses(root)).map((text) => withoutRepetition(text, packages));
	return [...packages.map(written), ...ofData].join('\n\n---\n\n');
}

/** A package and the files that have to go with its code. */
interface Licensed {
	name: string;
	title: string;
	files: Array<{ name: string; text: string }>;
}

function written({ title, files }: Licensed): string {
	// One text needs no name.
	const texts = files.map(({ name, text }) => (files.length === 1 ? text : `${name}:\n\n${text}`));
	return `${title}\n\n${texts.join('\n\n')}\n`;
}

/** The licence of data is often one that a package has brought already. */
function withoutRepetition(license: string, packages: Licensed[]): string {
	const given = packages.flatMap(({ name: from, files }) => files.map(({ name, text }) => ({ text, place: `${name} of ${from}` })));
	return given
		.filter(({ text }) => text.length >= LONG_TEXT)
		.reduce((shorter, { text, place }) => shorter.replace(text, () => `The text of the license stands above, as ${place}.`), license);
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
async function licenseOf(folder: string): Promise<Licensed> {
	const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
	const name = String(manifest.name);
	const entries = await readdir(folder, { withFileTypes: true });
	const found = entries
		.filter((entry) => entry.isFile())
		.map((entry) => entry.name)
		.sort();
	const licenses = found.filter((file) => LICENSE_FILE_NAME.test(file));
	if (licenses.length === 0) throw new Error(`${folder} is bundled, but has no licence file to ship with it.`);
	const shipped = [...licenses, ...found.filter((file) => NOTICE_FILE_NAME.test(file))];
	const files = await Promise.all(shipped.map(async (file) => ({ name: file, text: (await readFile(path.join(folder, file), 'utf8')).trim() })));
	return { name, title: `${name} ${String(manifest.version)} (${String(manifest.license)})`, files };
}
