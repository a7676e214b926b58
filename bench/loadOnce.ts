/** A loading process: loads one package as n8n does, once, and reports what that cost. `measureLoadCosts` starts it. */
import 'reflect-metadata';
import { PackageDirectoryLoader } from 'n8n-core';
import { version as n8nCore } from 'n8n-core/package.json';
import type { LoadReport } from './loadCost';

const BYTES_PER_MB = 1024 * 1024;

process.once('message', (folder: string) => {
	loadOnce(folder).then(
		(report) => process.send?.(report, () => process.exit()),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
});

/** @throws when Node runs without --expose-gc */
async function loadOnce(folder: string): Promise<LoadReport> {
	const before = memoryMb();
	const cpuBefore = process.cpuUsage();
	const startedAt = performance.now();
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const wallMs = performance.now() - startedAt;
	const { user, system } = process.cpuUsage(cpuBefore);
	const rssMb = process.memoryUsage().rss / BYTES_PER_MB - before.rss;
	return {
		wallMs,
		cpuMs: (user + system) / 1000,
		heldMb: memoryMb().held - before.held,
		rssMb,
		node: process.version,
		n8nCore,
		packageName: loader.packageName,
		nodeNames: Object.keys(loader.nodeTypes),
		credentialNames: Object.keys(loader.credentialTypes),
	};
}

/** Without garbage. */
function memoryMb(): { held: number; rss: number } {
	if (!globalThis.gc) throw new Error('Memory cannot be measured without --expose-gc');
	globalThis.gc();
	const { heapUsed, external, rss } = process.memoryUsage();
	return { held: (heapUsed + external) / BYTES_PER_MB, rss: rss / BYTES_PER_MB };
}
