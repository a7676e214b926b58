import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

import { name, version } from '../package.json';
import { projectFolder } from './projectFolder';

const run = promisify(execFile);

/**
 * Builds and packs this package and unpacks the tarball where n8n keeps installed community packages, so that n8n loads
 * exactly what its users would get. n8n reads it once, at its start.
 *
 * @param home n8n's folder, as given to startN8n
 * @throws when the build does not succeed; the message carries what it wrote
 */
export async function installPackage(home: string): Promise<void> {
	await runNpm(['exec', '--no', '--', 'gulp', 'build']);

	const packFolder = await mkdtemp(join(tmpdir(), 'ai-calls-pack-'));
	try {
		await runNpm(['pack', '--silent', '--pack-destination', packFolder]);
		const packageFolder = join(home, '.n8n', 'nodes', 'node_modules', name);
		await rm(packageFolder, { recursive: true, force: true });
		await mkdir(packageFolder, { recursive: true });
		await run('tar', ['-xzf', join(packFolder, `${name}-${version}.tgz`), '--strip-components=1', '-C', packageFolder]);
	} finally {
		await rm(packFolder, { recursive: true, force: true });
	}
}

/** Gives another n8n of the same machine the package that installPackage has put into `home`. */
export async function copyInstalledPackage(home: string, otherHome: string): Promise<void> {
	const folder = join('.n8n', 'nodes');
	await cp(join(home, folder), join(otherHome, folder), { recursive: true });
}

/** npm is a .cmd file on Windows, which only a shell can start. */
async function runNpm(parameters: string[]): Promise<void> {
	try {
		await run('npm', parameters, { cwd: projectFolder, shell: process.platform === 'win32' });
	} catch (error) {
		const written = z.object({ stdout: z.string(), stderr: z.string() }).safeParse(error).data;
		throw new Error(`npm ${parameters.join(' ')} did not succeed:\n${written ? written.stdout + written.stderr : String(error)}`);
	}
}
