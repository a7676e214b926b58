import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage } from '../host/installPackage';
import { projectFolder } from '../host/projectFolder';
import type { InstalledHost } from '../host/startN8n';
import { temporaryHome } from '../host/temporaryHome';
import type { ChildProcess } from './startChild';
import { formatLoadCosts } from './formatLoadCosts';
import { formatBulk } from './formatBulk';
import { formatLimits } from './formatLimits';
import { formatReport, machine, type BenchReport } from './formatReport';
import type { SandboxAddress } from './measurement';
import { judgeBulk } from './judgeBulk';
import { judgeLimits } from './judgeLimits';
import { measureBulk } from './measureBulk';
import { measureLimits } from './measureLimits';
import { measureLoadCosts } from './measureLoadCosts';
import { readOptions, USAGE } from './readOptions';
import { startMeasuring } from './startMeasuring';
import { startSandboxProcess } from './startSandboxProcess';
import { summarize } from './summarize';
import { judgeTargets } from './judgeTargets';

/**
 * The part of `npm run bench` that comes after the installation: sandboxes and the measuring process, each in a process
 * of its own; a table at the end, and artifacts/bench.json with every single measurement.
 *
 * @returns the exit code; a missed target of time is no failure, since a busy machine can cause one
 */
export async function main(host: InstalledHost, parameters: string[]): Promise<number> {
	if (parameters.includes('--help')) {
		console.log(USAGE);
		return 0;
	}
	const { latenciesMs, profile, load, limitsTest, bulk, ...plan } = readOptions(parameters);
	const artifacts = join(projectFolder, 'artifacts');
	mkdirSync(artifacts, { recursive: true });
	const home = temporaryHome();
	const write = (report: object) => writeFileSync(join(artifacts, 'bench.json'), `${JSON.stringify(report, null, '\t')}\n`);
	const command = ['npm run bench', ...(parameters.length > 0 ? ['--', ...parameters] : [])].join(' ');
	const at = new Date().toISOString();
	const tell = (what: string) => console.log(`${what} ...`);
	if (load) {
		const loading = await measureLoadCosts(host, tell);
		write({ command, at, machine: machine(), loading });
		console.log(`\n${formatLoadCosts(loading)}\n\nThe figures are in artifacts/bench.json.`);
		return 0;
	}

	const children: Array<ChildProcess<unknown>> = [];
	try {
		if (limitsTest) {
			console.log('Building and packing the package, then calling lists of 1,000 people in real time (about 15 minutes) ...');
			await installPackage(home);
			const limits = await measureLimits({ host, home, children });
			const verdicts = limits.runs.map(judgeLimits);
			write({ command, at, machine: machine(), limits, verdicts });
			console.log(`\n${formatLimits(limits)}\n\nThe moment of every request is in artifacts/bench.json.`);
			return verdicts.every(({ missed }) => missed.length === 0) ? 0 : 1;
		}
		if (bulk) {
			console.log('Building and packing the package, then handing lists over (about 10 minutes) ...');
			await installPackage(home);
			const profileFolder = profile ? artifacts : undefined;
			const report = await measureBulk({ host, home, rounds: plan.rounds, people: Math.max(...plan.itemCounts), children, profileFolder });
			write({ command, at, machine: machine(), bulk: report, verdicts: judgeBulk(report.measurements) });
			console.log(`\n${formatBulk(report)}\n\nEvery measurement is in artifacts/bench.json.`);
			return 0;
		}
		console.log('Starting the sandboxes; building and packing the package (usually 10 to 20 seconds) ...');
		const sandboxes = await Promise.all(
			latenciesMs.map(async (latencyMs): Promise<SandboxAddress> => {
				const sandbox = startSandboxProcess({ provider: 'kejue', latencyMs });
				children.push(sandbox);
				const { baseUrl, credentials, controlToken } = await sandbox.answer;
				return { latencyMs, baseUrl, apiKey: credentials.apiKey, controlToken };
			}),
		);
		const measuring = await startMeasuring({ host, home, plan: { ...plan, sandboxes }, profileFolder: profile ? artifacts : undefined });
		children.push(measuring);
		console.log('Warming up ...');
		const { node, n8nCore, httpRequestVersion, failedRuns, measurements, held } = await measuring.answer;
		await measuring.ended;

		const loading = await measureLoadCosts(host, tell);

		const summaries = summarize(measurements, held);
		const report: BenchReport = {
			command,
			at,
			machine: machine(),
			versions: { node, n8n: n8nCore, httpRequest: httpRequestVersion },
			rounds: plan.rounds,
			failedRuns,
			summaries,
			verdicts: judgeTargets(summaries),
			measurements,
			held,
		};
		write({ ...report, loading });
		console.log(`\n${formatReport(report)}\n\n${formatLoadCosts(loading)}\n\nEvery measurement is in artifacts/bench.json.`);
		return 0;
	} finally {
		await Promise.all(children.map(async (child) => await child.stop()));
	}
}
