import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { PreparedPackage } from './preparePackages';

const run = promisify(execFile);

/**
 * Puts a tarball where n8n keeps installed community packages, without the packages that it does not bring.
 *
 * @param home n8n's folder, as given to startN8n
 * @returns its folder
 */
export async function unpackPackage(home: string, { name, tarball }: Pick<PreparedPackage, 'name' | 'tarball'>): Promise<string> {
	const folder = join(home, '.n8n', 'nodes', 'node_modules', name);
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
	return folder;
}
