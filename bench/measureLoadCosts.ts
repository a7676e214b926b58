import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { name as packageName } from '../package.json';
import { N8nClient, type LoadedType } from '../host/n8nClient';
import { ownerOf } from '../host/owner';
import { startN8n, type InstalledHost } from '../host/startN8n';
import { comparedPackages } from './comparedPackages';
import type { LoadReport, LoadSubject, LoadSummary } from './loadCost';
import { hostModulesOf, startInHost } from './startInHost';
import { median } from './summarize';

const run = promisify(execFile);
const packResult = z.array(z.object({ size: z.number(), unpackedSize: z.number() })).length(1);

export interface LoadCosts {
	versions: { node: string; n8n: string };
	summaries: LoadSummary[];
}

/** Loading is short beside the start of a process: a few more rounds than elsewhere cost little. */
const ROUNDS = 7;

interface LoadCostOptions {
	host: InstalledHost;
	/** n8n's folder, with this package installed. */
	home: string;
}

/**
 * Measures what having this package costs, beside nodes of n8n's own: loading in a fresh process each time, as every
 * process of n8n does at its start; what the editor downloads; what a user downloads.
 */
export async function measureLoadCosts({ host, home }: LoadCostOptions): Promise<LoadCosts> {
	const packageFolder = join(home, '.n8n', 'nodes', 'node_modules', packageName);
	const subjects = comparedPackages({ packageFolder, hostModules: hostModulesOf(host), folder: join(home, 'compared') });

	const reports = new Map<LoadSubject, LoadReport[]>(subjects.map((subject) => [subject, []]));
	// The first round only brings the files into the system's cache.
	for (let round = 0; round <= ROUNDS; round++) {
		for (const subject of round % 2 === 0 ? subjects : [...subjects].reverse()) {
			const loading = await startInHost<LoadReport>({ host, home, program: 'loadOnce.ts', message: subject.folder });
			const report = await loading.answer;
			await loading.stop();
			if (round > 0) reports.get(subject)?.push(report);
		}
	}

	const descriptions = await readDescriptions(host, home);
	const summaries = await Promise.all(
		subjects.map(async (subject) => summarizeLoads(subject, reports.get(subject) ?? [], descriptions, await packedSize(subject))),
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

function summarizeLoads(
	{ title }: LoadSubject,
	reports: LoadReport[],
	descriptions: LoadedType[],
	sizes: Pick<LoadSummary, 'tarballBytes' | 'unpackedBytes'>,
): LoadSummary {
	const [{ packageName: prefix, nodeNames, credentialNames }] = reports;
	// n8n makes a tool of each node that can be one.
	const names = new Set(nodeNames.flatMap((name) => [`${prefix}.${name}`, `${prefix}.${name}Tool`]));
	const own = descriptions.filter(({ name }) => names.has(name));
	const json = JSON.stringify(own);
	const of = (cost: 'wallMs' | 'cpuMs' | 'heldMb' | 'rssMb') => median(reports.map((report) => report[cost]));
	return {
		subject: title,
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
