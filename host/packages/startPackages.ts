import { startSandbox } from '../../sandbox';
import { changedEnvironment } from '../changedEnvironment';
import { N8nClient } from '../n8nClient';
import { ownerOf } from '../owner';
import { type InstalledHost, type RunningN8n, startN8n } from '../startN8n';
import { temporaryHome } from '../temporaryHome';
import { preparePackages } from './preparePackages';
import { unpackPackage } from './unpackPackage';

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
		/** Ends the n8n before, and starts a new one in which nothing is installed but `names`, joined by commas. Others go into its environment. */
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
	const startAnother = async (names: string[], env: Record<string, string>): Promise<object> => {
		await n8n?.stop();
		const home = temporaryHome();
		for (const one of packages.filter(({ name }) => names.includes(name))) await unpackPackage(home, one);
		n8n = await startN8n({ host, home, env });
		const owner = ownerOf(home);
		await new N8nClient(n8n.baseUrl).signIn(owner);
		return { n8nUrl: n8n.baseUrl, owner };
	};
	return {
		environment: { packages, providers: sandbox.providers, controlToken: sandbox.controlToken },
		actions: { startN8n: async ({ names = '', ...env }) => await startAnother(names.split(','), changedEnvironment(env)) },
		log: () => n8n?.log() ?? '',
		stop: async () => {
			await n8n?.stop();
			await sandbox.close();
		},
	};
}
