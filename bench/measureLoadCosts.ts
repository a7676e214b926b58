import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { SINGLE_PACKAGES } from '../build/packages/publishedPackages';
import { N8nClient, type LoadedType } from '../host/n8nClient';
import { ownerOf } from '../host/owner';
import { preparePackages } from '../host/packages/preparePackages';
import { unpackPackage } from '../host/packages/unpackPackage';
import { startN8n, type InstalledHost } from '../host/startN8n';
import { temporaryHome } from '../host/temporaryHome';
import { comparedPackages, SLACK } from './comparedPackages';
import type { LoadCost, LoadReport, LoadSubject, LoadSummary } from './loadCost';
import { hostModulesOf, startInHost } from './startInHost';
import { median } from './summarize';

const run = promisify(execFile);
const packResult = z.array(z.object({ size: z.number(), unpackedSize: z.number() })).length(1);

export interface LoadCosts {
	versions: { node: string; n8n: string };
	summaries: LoadSummary[];
}

/** As much of Slack's processor time and of its memory may loading a package of one service cost. */
export const MOST_TO_SLACK = 1.3;

/** Loading is short beside the start of a process: a few more rounds than elsewhere cost little. */
const ROUNDS = 7;

/**
 * Measures what having each published package costs, beside nodes of n8n's own: loading in a fresh process each time, as
 * every process of n8n does at its start; what the editor downloads; what a user downloads.
 *
 * @param report told what is being done
 */
export async function measureLoadCosts(host: InstalledHost, report: (what: string) => void): Promise<LoadCosts> {
	const home = temporaryHome();
	const subjects: LoadSubject[] = [];
	for (const prepared of await preparePackages(temporaryHome(), report)) {
		const folder = await unpackPackage(home, prepared);
		subjects.push({ title: prepared.name, folder, packFolder: folder, isJudged: SINGLE_PACKAGES.some(({ name }) => name === prepared.name) });
	}
	subjects.push(...comparedPackages({ hostModules: hostModulesOf(host), folder: join(home, 'compared') }));
	report('Loading each of them, and nodes of n8n');

	const reports = new Map<LoadSubject, LoadReport[]>(subjects.map((subject) => [subject, []]));
	// The first round only brings the files into the system's cache.
	for (let round = 0; round <= ROUNDS; round++) {
		for (const subject of round % 2 === 0 ? subjects : [...subjects].reverse()) {
			const loading = await startInHost<LoadReport>({ host, home, program: 'loadOnce.ts', message: subject.folder });
			const cost = await loading.answer;
			await loading.stop();
			if (round > 0) reports.get(subject)?.push(cost);
		}
	}

	const descriptions = await readDescriptions(host, home);
	const reportsOf = (wanted: (subject: LoadSubject) => boolean) => subjects.filter(wanted).flatMap((subject) => reports.get(subject) ?? []);
	const slack = reportsOf(({ title }) => title === SLACK);
	const summaries = await Promise.all(
		subjects.map(async (subject) => summarizeLoads(subject, { own: reportsOf((one) => one === subject), slack, descriptions, sizes: await packedSize(subject) })),
	);
	const [{ node, n8nCore }] = reports.get(subjects[0]) ?? [];
	return { versions: { node, n8n: n8nCore }, summaries };
}

/** The types as the editor gets them from a running n8n. */
async function readDescriptions(host: InstalledHost, home: string): Promise<LoadedType[]> {
	const n8n = await startN8n({ host, home });
	try {
		const client = new N8nClient(n8n.baseUrl);
		await client.signIn(ownerOf(home));
		return await client.nodeTypes();
	} finally {
		await n8n.stop();
	}
}

async function packedSize({ packFolder }: LoadSubject): Promise<Pick<LoadSummary, 'tarballBytes' | 'unpackedBytes'>> {
	if (packFolder === undefined) return { tarballBytes: null, unpackedBytes: null };
	// npm is a .cmd file on Windows, which only a shell can start.
	const { stdout } = await run('npm', ['pack', '--dry-run', '--json'], { cwd: packFolder, shell: process.platform === 'win32' });
	const [{ size, unpackedSize }] = packResult.parse(JSON.parse(stdout));
	return { tarballBytes: size, unpackedBytes: unpackedSize };
}

interface Measured {
	/** By round, as those of Slack. */
	own: LoadReport[];
	slack: LoadReport[];
	descriptions: LoadedType[];
	sizes: Pick<LoadSummary, 'tarballBytes' | 'unpackedBytes'>;
}

function summarizeLoads({ title, isJudged = false }: LoadSubject, { own: reports, slack, descriptions, sizes }: Measured): LoadSummary {
	const [{ packageName: prefix, nodeNames, credentialNames }] = reports;
	// n8n makes a tool of each node that can be one.
	const names = new Set(nodeNames.flatMap((name) => [`${prefix}.${name}`, `${prefix}.${name}Tool`]));
	const own = descriptions.filter(({ name }) => names.has(name));
	const json = JSON.stringify(own);
	const of = (cost: keyof LoadCost) => median(reports.map((report) => report[cost]));
	const ratio = (cost: keyof LoadCost) => median(reports.map((report, round) => report[cost] / slack[round][cost]));
	const toSlack = { wallMs: ratio('wallMs'), cpuMs: ratio('cpuMs'), heldMb: ratio('heldMb'), rssMb: ratio('rssMb') };
	return {
		subject: title,
		toSlack,
		missed: isJudged ? (['cpuMs', 'heldMb'] as const).filter((cost) => toSlack[cost] > MOST_TO_SLACK) : [],
		nodes: nodeNames.length,
		credentials: credentialNames.length,
		rounds: reports.length,
		wallMs: of('wallMs'),
		cpuMs: of('cpuMs'),
		heldMb: of('heldMb'),
		rssMb: of('rssMb'),
		descriptionBytes: Buffer.byteLength(json),
		descriptionGzipBytes: gzipSync(json).byteLength,
		...sizes,
	};
}
