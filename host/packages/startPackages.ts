import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { startSandbox } from '../../sandbox';
import { N8nClient } from '../n8nClient';
import { ownerOf } from '../owner';
import { type InstalledHost, type RunningN8n, startN8n } from '../startN8n';
import { temporaryHome } from '../temporaryHome';
import { type PreparedPackage, preparePackages } from './preparePackages';

const run = promisify(execFile);

export interface StartPackagesOptions {
	host: InstalledHost;
	/** Told what is being done, one sentence at a time. */
	report: (what: string) => void;
}

/** The built packages, a sandbox, and new n8ns for the asking. */
export interface StartedPackages {
	/** What tests are told, as JSON. */
	environment: object;
	actions: {
		/** Ends the n8n before, and starts a new one in which nothing is installed but `names`, joined by commas. */
		startN8n(parameters: Record<string, string>): Promise<unknown>;
	};
	/** What the n8n of now has written. */
	log(): string;
	stop(): Promise<void>;
}

/** Makes the packages and starts the sandbox; n8n is started by the tests. */
export async function startPackages({ host, report }: StartPackagesOptions): Promise<StartedPackages> {
	const packages = await preparePackages(temporaryHome(), report);
	const sandbox = await startSandbox();
	let n8n: RunningN8n | undefined;
	const startAnother = async (names: string[]): Promise<object> => {
		await n8n?.stop();
		const home = temporaryHome();
		for (const one of packages.filter(({ name }) => names.includes(name))) await install(home, one);
		n8n = await startN8n({ host, home });
		const owner = ownerOf(home);
		await new N8nClient(n8n.baseUrl).signIn(owner);
		return { n8nUrl: n8n.baseUrl, owner };
	};
	return {
		environment: { packages, providers: sandbox.providers, controlToken: sandbox.controlToken },
		actions: { startN8n: async ({ names = '' }) => await startAnother(names.split(',')) },
		log: () => n8n?.log() ?? '',
		stop: async () => {
			await n8n?.stop();
			await sandbox.close();
		},
	};
}

/** Puts a tarball where n8n keeps installed community packages, without the packages that it does not bring. */
async function install(home: string, { name, tarball }: PreparedPackage): Promise<void> {
	const folder = join(home, '.n8n', 'nodes', 'node_modules', name);
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
}
