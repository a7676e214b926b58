import { execFile } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

import { PUBLISHED_PACKAGES } from '../../build/packages/publishedPackages';
import { projectFolder } from '../projectFolder';

const run = promisify(execFile);

/** A published package, built outside of the project. */
export interface PreparedPackage {
	name: string;
	/** Its sources, its dist/ and what it is built with. */
	folder: string;
	/** What `npm publish` would upload. */
	tarball: string;
	/** Of all that is in the tarball. */
	unpackedBytes: number;
}

const packed = z.array(z.object({ filename: z.string(), unpackedSize: z.number() })).length(1);

/**
 * Makes every package of the sources and builds each in a folder of its own, away from the project. Their lock files bring
 * the same tools, so the first one installs them, and the others use what it has.
 *
 * @param work empty folder
 * @param report told what is being done
 * @throws when one does not install or build; the message carries what npm wrote
 */
export async function preparePackages(work: string, report: (what: string) => void): Promise<PreparedPackage[]> {
	report('Writing the packages');
	await npm(projectFolder, ['exec', '--no', '--', 'gulp', 'packages']);
	const prepared: PreparedPackage[] = [];
	for (const { name } of PUBLISHED_PACKAGES) {
		const folder = join(work, name);
		await cp(join(projectFolder, 'packages', name), folder, { recursive: true });
		const [first] = prepared;
		if (first) await symlink(join(first.folder, 'node_modules'), join(folder, 'node_modules'), 'junction');
		else {
			report(`Installing the tools of ${name}`);
			await npm(folder, ['ci']);
		}
		report(`Building and packing ${name}`);
		await npm(folder, ['run', 'build']);
		const [{ filename, unpackedSize }] = packed.parse(JSON.parse(await npm(folder, ['pack', '--json', '--pack-destination', work])));
		prepared.push({ name, folder, tarball: join(work, filename), unpackedBytes: unpackedSize });
	}
	return prepared;
}

/** npm is a .cmd file on Windows, which only a shell can start. */
async function npm(cwd: string, parameters: string[]): Promise<string> {
	try {
		return (await run('npm', parameters, { cwd, shell: process.platform === 'win32', maxBuffer: Number.POSITIVE_INFINITY })).stdout;
	} catch (error) {
		const written = z.object({ stdout: z.string(), stderr: z.string() }).safeParse(error).data;
		throw new Error(`npm ${parameters.join(' ')} did not succeed in ${cwd}:\n${written ? written.stdout + written.stderr : String(error)}`);
	}
}
