import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { name as packageName } from '../package.json';
import { installPackage } from '../host/installPackage';
import { projectFolder } from '../host/projectFolder';
import type { InstalledHost } from '../host/startN8n';
import { startChild, type ChildProcess } from './startChild';
import type { Plan, Report } from './measurement';

interface MeasuringOptions {
	host: InstalledHost;
	/** Folder for the package and for what n8n-core keeps. */
	home: string;
	plan: Omit<Plan, 'hostModules' | 'packageFolder'>;
	/** Folder for a CPU profile; none is taken without one. */
	profileFolder?: string;
}

/**
 * Starts the measuring process: on the pinned n8n's own Node, with every package (n8n-core, n8n-workflow, HTTP Request,
 * axios) from the pinned n8n, and with this package packed and unpacked as for a user. It runs compiled code only, so
 * that no TypeScript loader takes part.
 */
export async function startMeasuring({ host, home, plan, profileFolder }: MeasuringOptions): Promise<ChildProcess<Report>> {
	await installPackage(home);
	const program = join(home, 'measure.cjs');
	await build({
		entryPoints: [join(projectFolder, 'bench', 'measure.ts')],
		outfile: program,
		bundle: true,
		packages: 'external',
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		sourcemap: 'inline',
		logLevel: 'error',
	});
	const hostModules = resolve(host.n8nPath, '..', '..', '..');
	return startChild<Report>(
		program,
		{ ...plan, hostModules, packageFolder: join(home, '.n8n', 'nodes', 'node_modules', packageName) } satisfies Plan,
		{
			execPath: join(host.nodeFolder, 'node'),
			execArgv: ['--expose-gc', ...(profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [])],
			// Only what is needed: no proxy may stand between here and 127.0.0.1, and no setting of another n8n.
			env: { PATH: process.env.PATH, HOME: home, N8N_USER_FOLDER: home, N8N_LOG_LEVEL: 'error', NODE_PATH: hostModules },
		},
	);
}
