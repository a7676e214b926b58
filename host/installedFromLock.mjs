import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether node_modules holds what the lock file asks for.
 *
 * npm writes node_modules/.package-lock.json as its last step, so an interrupted install has none; and comparing
 * versions instead of file times keeps a fresh checkout of an unchanged lock file from causing a second install.
 *
 * @param {string} folder with package-lock.json in it
 * @returns {boolean}
 */
export function installedFromLock(folder) {
	const installedPath = join(folder, 'node_modules', '.package-lock.json');
	if (!existsSync(installedPath)) return false;

	const wanted = readPackages(join(folder, 'package-lock.json'));
	const installed = readPackages(installedPath);
	return Object.entries(wanted).every(
		([path, entry]) =>
			path === '' ||
			// Optional packages are those of other platforms: npm rightly leaves most of them out.
			entry.optional ||
			(installed[path]?.version === entry.version && existsSync(join(folder, path))),
	);
}

/** @returns {Record<string, { version?: string, optional?: boolean }>} */
function readPackages(lockPath) {
	return JSON.parse(readFileSync(lockPath, 'utf8')).packages;
}
