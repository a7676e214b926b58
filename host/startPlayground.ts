import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox';
import { changedEnvironment } from './changedEnvironment';
import { installPackage } from './installPackage';
import { type Account, type Credential, N8nClient, type Named } from './n8nClient';
import { ownerOf } from './owner';
import { sandboxCredentials } from './sandboxCredentials';
import { setUpCredentials, setUpExamples, setUpFiles } from './setUpN8n';
import { type InstalledHost, type RunningN8n, startN8n } from './startN8n';

export interface PlaygroundOptions {
	host: InstalledHost;
	/** n8n's folder; kept as it is when there is one. */
	home: string;
	/** Ports of the sandbox; credentials stored in a kept home point at them. None means any free ones. */
	sandbox?: SandboxOptions;
	/** For n8n, if it is free. */
	preferredPort?: number;
	/** Settings of n8n, such as another database. */
	env?: Record<string, string>;
	/** Told what is being done, one sentence at a time. */
	report?: (what: string) => void;
}

/** A real n8n with this package installed, next to a sandbox in the providers' place. */
export interface Playground {
	/** Another one after crashAndRestart, at the same address. */
	n8n: RunningN8n;
	/** Signed in as the owner. */
	client: N8nClient;
	owner: Account;
	sandbox: Sandbox;
	/** By credential type. */
	credentials: Map<string, Credential>;
	/** The example workflows, by file name. */
	workflows: Map<string, Named>;
	/**
	 * Kills n8n as a power cut would, and starts it again as it was, with what is added to its environment until it is
	 * started the next time. The client stays signed in.
	 *
	 * @throws for what tests may not change in the environment, before anything is done
	 */
	crashAndRestart(env?: Record<string, string>): Promise<void>;
	/** Ends both; resolves when they are gone. */
	stop(): Promise<void>;
}

/**
 * Starts the sandbox and n8n with the freshly built and packed package, the owner, credentials and examples.
 *
 * @throws when one of them does not come up; the other one is ended before
 */
export async function startPlayground({ host, home, sandbox: sandboxOptions, preferredPort, env = {}, report = () => {} }: PlaygroundOptions): Promise<Playground> {
	// First, as its fixed ports tell whether all of this is running already in the same home.
	report('Starting the sandbox');
	const sandbox = await startSandbox(sandboxOptions).catch((error: unknown) => {
		throw new Error(`The sandbox cannot start; is another one running? (${error instanceof Error ? error.message : String(error)})`);
	});
	let n8n: RunningN8n | undefined;
	const stop = async (): Promise<void> => {
		await n8n?.stop();
		await sandbox.close();
	};
	try {
		report('Building, packing and installing the package (usually 5 to 15 seconds)');
		await installPackage(home);
		await setUpFiles(home);
		report(`Starting n8n ${host.n8nVersion} (usually 5 to 15 seconds)`);
		n8n = await startN8n({ host, home, preferredPort, env });
		const client = new N8nClient(n8n.baseUrl);
		const owner = ownerOf(home);
		await client.signIn(owner).catch((error: unknown) => {
			const reason = error instanceof Error ? error.message : String(error);
			throw new Error(`The n8n in ${home} has an owner whose password is not the one kept there. Delete that folder to begin anew. (${reason})`);
		});
		const credentials = await setUpCredentials(client, sandboxCredentials(sandbox));
		const workflows = await setUpExamples(client, credentials);
		const playground: Playground = { n8n, client, owner, sandbox, credentials, workflows, crashAndRestart, stop };
		async function crashAndRestart(wanted?: Record<string, string>): Promise<void> {
			const changed = { ...env, ...changedEnvironment(wanted) };
			const { baseUrl, kill } = playground.n8n;
			await kill();
			playground.n8n = n8n = await startN8n({ host, home, preferredPort: Number(new URL(baseUrl).port), env: changed });
			if (n8n.baseUrl !== baseUrl) throw new Error(`n8n came back at ${n8n.baseUrl}, not at ${baseUrl}`);
		}
		return playground;
	} catch (error) {
		await stop();
		throw error;
	}
}
