import { join } from 'node:path';
import { name as packageName } from '../package.json';
import type { InstalledHost } from '../host/startN8n';
import { BULK_CASES, BULK_PROVIDERS, type BulkPlan, type BulkReport } from './bulkCase';
import type { ChildProcess } from './startChild';
import { hostModulesOf, startInHost } from './startInHost';
import { startSandboxProcess } from './startSandboxProcess';

interface BulkOptions {
	host: InstalledHost;
	/** n8n's folder, with this package installed. */
	home: string;
	rounds: number;
	people: number;
	/** Gets every process that is started. */
	children: Array<ChildProcess<unknown>>;
	/** Folder for a CPU profile; none is taken without one. */
	profileFolder?: string;
}

/** Hands a list over to each provider that takes many people in a request, in all the ways that are compared. */
export async function measureBulk({ host, home, rounds, people, children, profileFolder }: BulkOptions): Promise<BulkReport> {
	const latencies = [...new Set(BULK_CASES.map(({ latencyMs }) => latencyMs))];
	const sandboxes = await Promise.all(
		BULK_PROVIDERS.flatMap((provider) => latencies.map((latencyMs) => ({ provider, latencyMs }))).map(async (one) => {
			const sandbox = startSandboxProcess(one);
			children.push(sandbox);
			return { ...one, sandbox: await sandbox.answer };
		}),
	);
	const measuring = await startInHost<BulkReport>({
		host,
		home,
		program: 'handOver.ts',
		message: {
			hostModules: hostModulesOf(host),
			packageFolder: join(home, '.n8n', 'nodes', 'node_modules', packageName),
			people,
			rounds,
			sandboxes,
		} satisfies BulkPlan,
		nodeParameters: profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [],
	});
	children.push(measuring);
	const report = await measuring.answer;
	await measuring.ended;
	return report;
}
