import { join } from 'node:path';
import { name as packageName } from '../package.json';
import type { InstalledHost } from '../host/startN8n';
import type { LimitsCase, LimitsPlan, LimitsReport } from './limitsCase';
import type { ChildProcess } from './startChild';
import { startInHost } from './startInHost';
import { startSandboxProcess } from './startSandboxProcess';

const PEOPLE = 1000;

/**
 * Minutes are real, so what is allowed is so much that all is over in some of them: first as many a minute, then as many
 * at once, are what holds the list back; then the settings are too high. Two lists at the same time: a machine that has no
 * time to start calls would use less than is allowed.
 */
const CASES: LimitsCase[][] = [
	[
		{ provider: 'kejue', allowed: { perMinute: 300, atOnce: 100 }, setTimes: 1, people: PEOPLE, callMs: 6000 },
		{ provider: 'kejue', allowed: { perMinute: 600, atOnce: 80 }, setTimes: 1, people: PEOPLE, callMs: 30_000 },
	],
	[
		{ provider: 'kejue', allowed: { perMinute: 300, atOnce: 40 }, setTimes: 2, people: PEOPLE, callMs: 6000 },
		{ provider: 'zudu', allowed: { perMinute: 300, atOnce: 500 }, setTimes: 2, people: PEOPLE, callMs: 6000 },
	],
];

interface LimitsOptions {
	host: InstalledHost;
	/** n8n's folder, with this package installed. */
	home: string;
	/** Gets every process that is started. */
	children: Array<ChildProcess<unknown>>;
}

/** Calls lists of people through providers that allow only so much, each through a sandbox in a process of its own. */
export async function measureLimits(options: LimitsOptions): Promise<LimitsReport> {
	const reports: LimitsReport[] = [];
	for (const cases of CASES) reports.push(await callTogether(cases, options));
	return { ...reports[0], runs: reports.flatMap(({ runs }) => runs) };
}

async function callTogether(cases: LimitsCase[], { host, home, children }: LimitsOptions): Promise<LimitsReport> {
	const sandboxes = cases.map(({ provider }) => startSandboxProcess({ provider, latencyMs: 0 }));
	children.push(...sandboxes);
	const lists = await Promise.all(cases.map(async (one, index): Promise<LimitsPlan['lists'][number]> => ({ one, sandbox: await sandboxes[index].answer })));
	const message: LimitsPlan = { packageFolder: join(home, '.n8n', 'nodes', 'node_modules', packageName), lists };
	const calling = await startInHost<LimitsReport>({ host, home, program: 'callWithinLimits.ts', message });
	children.push(calling);
	const report = await calling.answer;
	await Promise.all(sandboxes.map(async (sandbox) => await sandbox.stop()));
	return report;
}
