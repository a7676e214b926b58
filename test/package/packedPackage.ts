import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { PackageDescription } from '../../build/describePackage';
import { isUpToDate } from '../../build/upToDate';
import { runProgram } from './runProgram';

const run = promisify(execFile);

export const PROJECT = path.resolve(__dirname, '../..');

/** What n8n puts within reach of a community package. */
const PROVIDED_PACKAGES = ['n8n-workflow', 'zod', 'luxon'];

export interface PackedPackage {
	/** The unpacked package; nothing but what `npm pack` ships. */
	folder: string;
	/** An empty folder of the same life time. */
	scratch: string;
	/** Paths in the tarball, sorted, with `/`. */
	files: string[];
	unpackedBytes: number;
	remove(): Promise<void>;
}

/**
 * Packs the built project as `npm publish` would and unpacks it in a temporary folder, away from the project's node_modules.
 *
 * @throws Error when dist/ is not what the present sources make
 */
export async function packPackage(): Promise<PackedPackage> {
	if (!(await isUpToDate(PROJECT))) throw new Error('dist/ is missing, or not what the present sources make: run "npm run build" first.');
	const temporary = await mkdtemp(path.join(tmpdir(), 'packed-package-'));
	const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', temporary], {
		cwd: PROJECT,
		// npm is a .cmd file on Windows, which only a shell can start.
		shell: process.platform === 'win32',
	});
	const [packed] = JSON.parse(stdout) as Array<{ filename: string; unpackedSize: number; files: Array<{ path: string }> }>;
	await run('tar', ['-xzf', packed.filename], { cwd: temporary });
	const scratch = path.join(temporary, 'scratch');
	await mkdir(scratch);
	return {
		folder: path.join(temporary, 'package'),
		scratch,
		files: packed.files.map((file) => file.path).sort(),
		unpackedBytes: packed.unpackedSize,
		remove: () => rm(temporary, { recursive: true }),
	};
}

/**
 * Loads the package with n8n-core in a process of its own. Only the packages that n8n shares with community packages
 * can be found from it, so one that should have been bundled is missing here as it would be for a user.
 */
export async function loadInN8n({ folder }: PackedPackage): Promise<PackageDescription> {
	const modules = path.join(folder, 'node_modules');
	await mkdir(modules, { recursive: true });
	for (const name of PROVIDED_PACKAGES) await symlink(path.join(PROJECT, 'node_modules', name), path.join(modules, name), 'junction');
	try {
		const program = path.join(PROJECT, 'build/describePackage.ts');
		return (await runProgram(['--require', require.resolve('tsx/cjs'), program, folder])) as PackageDescription;
	} finally {
		await rm(modules, { recursive: true });
	}
}
