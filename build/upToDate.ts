import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Left out of the package by `files` in package.json; goes with dist/ when that is cleaned. */
const STAMP = 'dist/.built';

/** All that decides what is built: sources, descriptions of the APIs, what builds them, and the tools' versions. */
export const SOURCES = [
	...['nodes', 'credentials', 'build', 'sandbox/descriptions'],
	...['gulpfile.js', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'],
];

/** Whether dist/ is, byte for byte, what a build of the present sources has left there. Every suite builds, most of them after another one. */
export async function isUpToDate(root: string): Promise<boolean> {
	const stamp = await readFile(path.join(root, STAMP), 'utf8').catch(() => undefined);
	return stamp !== undefined && stamp === (await stampOf(root));
}

/** Notes that dist/ has been built of the present sources. */
export async function noteBuilt(root: string): Promise<void> {
	await writeFile(path.join(root, STAMP), await stampOf(root));
}

async function stampOf(root: string): Promise<string> {
	const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}`);
	for (const name of [...SOURCES, 'dist']) {
		for (const file of await filesOf(root, name)) {
			if (file !== STAMP) hash.update(`\n${file}\n`).update(await readFile(path.join(root, file)));
		}
	}
	return hash.digest('hex');
}

/** A file itself, and all files of a folder; names from the root, with slashes, in order. */
async function filesOf(root: string, name: string): Promise<string[]> {
	const isFile = async (file: string): Promise<boolean> => (await stat(path.join(root, file))).isFile();
	if (await isFile(name)) return [name];
	const names = (await readdir(path.join(root, name), { recursive: true })).map((file) => path.posix.join(name, file.split(path.sep).join('/'))).sort();
	const files = await Promise.all(names.map(isFile));
	return names.filter((_file, index) => files[index]);
}
