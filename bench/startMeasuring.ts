import { join } from 'node:path';
import { name as packageName } from '../package.json';
import { installPackage } from '../host/installPackage';
import type { InstalledHost } from '../host/startN8n';
import type { ChildProcess } from './startChild';
import type { Plan, Report } from './measurement';
import { hostModulesOf, startInHost } from './startInHost';

interface MeasuringOptions {
	host: InstalledHost;
	/** Folder for the package and for what n8n-core keeps. */
	home: string;
	plan: Omit<Plan, 'hostModules' | 'packageFolder'>;
	/** Folder for a CPU profile; none is taken without one. */
	profileFolder?: string;
}

/** Starts the measuring process in the pinned n8n, with this package packed and unpacked as for a user. */
export async function startMeasuring({ host, home, plan, profileFolder }: MeasuringOptions): Promise<ChildProcess<Report>> {
	await installPackage(home);
	const packageFolder = join(home, '.n8n', 'nodes', 'node_modules', packageName);
	return await startInHost<Report>({
		host,
		home,
		program: 'measure.ts',
		message: { ...plan, hostModules: hostModulesOf(host), packageFolder } satisfies Plan,
		nodeParameters: profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [],
	});
}
