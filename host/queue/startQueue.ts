import { type Sandbox, startSandbox } from '../../sandbox';
import { newToken } from '../../sandbox/secretToken';
import { freePort } from '../freePort';
import { copyInstalledPackage, installPackage } from '../installPackage';
import { type Account, N8nClient } from '../n8nClient';
import { ownerOf } from '../owner';
import { sandboxCredentials } from '../sandboxCredentials';
import type { serveActions } from '../serveActions';
import { setUpCredentials, setUpExamples } from '../setUpN8n';
import { type InstalledHost, type RunningN8n, startN8n } from '../startN8n';
import { temporaryHome } from '../temporaryHome';
import { until } from '../until';
import { startPostgres } from './startPostgres';
import { startRedis } from './startRedis';
import { Workers } from './workers';

/** n8n notices a lost worker after a minute; with these settings after some seconds, and half a minute's grace. */
const QUICK_TO_NOTICE = { QUEUE_WORKER_LOCK_DURATION: '10000', QUEUE_WORKER_LOCK_RENEW_TIME: '2000', QUEUE_WORKER_STALLED_INTERVAL: '3000' };
const NOTICED_WITHIN_MS = 120_000;
const WORKERS = 2;
const WORKFLOW_ID = /^\w+$/;

export interface QueueOptions {
	host: InstalledHost;
	/** Told what is being done, one sentence at a time. */
	report?: (what: string) => void;
}

/** n8n in queue mode with this package installed in each of its processes, next to a sandbox in the providers' place. */
export interface Queue {
	/** Where the editor is. It takes no webhooks but for tests. */
	mainUrl: string;
	/** Where the process is that takes webhooks and does nothing else. */
	webhookUrl: string;
	owner: Account;
	sandbox: Sandbox;
	/** What tests can have done, by name. */
	actions: Parameters<typeof serveActions>[0];
	/** What the main process wrote last. */
	log(): string;
	/** Ends everything; resolves when it is gone. */
	stop(): Promise<void>;
}

/**
 * Starts PostgreSQL, Redis, the sandbox, and n8n's main process, webhook process and two workers, with the owner,
 * credentials for the sandbox, and the examples.
 *
 * @throws when one of them does not come up; the others are ended before
 */
export async function startQueue({ host, report = () => {} }: QueueOptions): Promise<Queue> {
	const stops: Array<() => Promise<void>> = [];
	/** The last that was started is ended first: n8n before what it needs. */
	const stop = async (): Promise<void> => {
		for (const each of stops.splice(0).reverse()) await each();
	};
	try {
		report('Starting PostgreSQL, Redis and the sandbox');
		const postgres = await startPostgres();
		stops.push(postgres.stop);
		const redis = await startRedis();
		stops.push(redis.stop);
		const sandbox = await startSandbox();
		stops.push(async () => await sandbox.close());

		report('Building, packing and installing the package (usually 5 to 15 seconds)');
		const mainHome = temporaryHome();
		await installPackage(mainHome);

		const mainPort = await freePort();
		const webhookPort = await freePort();
		const env = {
			...postgres.env,
			...redis.env,
			...QUICK_TO_NOTICE,
			EXECUTIONS_MODE: 'queue',
			// The same for each process of the queue. Sessions are signed with what n8n makes of it, too.
			N8N_ENCRYPTION_KEY: newToken(),
			N8N_EDITOR_BASE_URL: `http://127.0.0.1:${mainPort}/`,
			WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/`,
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		};
		report(`Starting n8n ${host.n8nVersion} in queue mode (usually 20 seconds)`);
		// The main process first: it makes the tables.
		const startMain = async (): Promise<RunningN8n> => await startN8n({ host, home: mainHome, preferredPort: mainPort, env });
		let main = await startMain();
		stops.push(async () => await main.stop());

		const homeWithPackage = async (): Promise<string> => {
			const home = temporaryHome();
			await copyInstalledPackage(mainHome, home);
			return home;
		};
		const webhookHome = await homeWithPackage();
		const startWebhook = async (): Promise<RunningN8n> =>
			await startN8n({ host, home: webhookHome, preferredPort: webhookPort, command: ['webhook'], env });
		let webhook = await startWebhook();
		stops.push(async () => await webhook.stop());
		const workers = new Workers({ host, env, homeWithPackage });
		stops.push(async () => await workers.stopAll());
		for (let count = 0; count < WORKERS; count++) await workers.start();

		const client = new N8nClient(main.baseUrl);
		const owner = ownerOf(mainHome);
		await client.signIn(owner);
		await setUpExamples(client, await setUpCredentials(client, sandboxCredentials(sandbox)));

		return {
			mainUrl: main.baseUrl,
			webhookUrl: webhook.baseUrl,
			owner,
			sandbox,
			actions: {
				startWorker: async () => await workers.start(),
				stopWorker: async () => await workers.stopFirst(),
				killWorker: async () => await workers.killFirst(),
				executionsByWorker: async () => workers.executions(),
				/** How many notes n8n's deduplication store holds for the nodes of a workflow. */
				countNotes: async ({ workflowId }) => {
					if (!WORKFLOW_ID.test(workflowId)) throw new Error(`"${workflowId}" is no id of a workflow`);
					return Number(await postgres.ask(`select sum(json_array_length(value::json->'data')) from processed_data where "workflowId" = '${workflowId}'`));
				},
				restartRedis: async () => await redis.restart(),
				saveRedis: async () => await redis.save(),
				crashRedis: async () => await redis.crash(),
				restartMain: async () => {
					await main.stop();
					main = await startMain();
				},
				killAllProcesses: async () => {
					await Promise.all([main.kill(), webhook.kill(), workers.killAll()]);
					// Workers take lost jobs out of the queue; the main process, as it starts, looks for executions that are not in it.
					for (let count = 0; count < WORKERS; count++) await workers.start();
					await until('the lost jobs are out of the queue', NOTICED_WITHIN_MS, async () => (await redis.activeJobs()) === 0);
					webhook = await startWebhook();
					main = await startMain();
				},
			},
			log: () => main.log(),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
