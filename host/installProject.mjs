import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installedFromLock } from './installedFromLock.mjs';
import { runWithProgress } from './runWithProgress.mjs';

const OLDEST_NODE_MAJOR = 20;
const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Makes a fresh clone runnable: installs the development packages unless node_modules already holds exactly those of
 * the lock file. Uses Node's own modules only, since nothing else is there yet.
 *
 * @returns {Promise<void>}
 * @throws {Error} when Node is too old or npm cannot install
 */
export async function installProject() {
	if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE_MAJOR) {
		throw new Error(`Node ${OLDEST_NODE_MAJOR} or newer is needed; this is ${process.version}.`);
	}
	if (installedFromLock(projectFolder)) return;

	await runWithProgress({
		title: 'Installing the development packages',
		expected: 'usually 1 to 2 minutes',
		command: ['npm', 'ci', '--loglevel=error'],
		cwd: projectFolder,
	});
}
