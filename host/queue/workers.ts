import { freePort } from '../freePort';
import { type InstalledHost, type RunningN8n, startN8n } from '../startN8n';

const CONCURRENCY = 5;

export interface WorkersOptions {
	host: InstalledHost;
	/** What all processes of the queue have in common. */
	env: Record<string, string>;
	/** A new home for each: workers come and go like containers, without what the last one kept. */
	homeWithPackage(): Promise<string>;
}

/** The workers of a queue; each has a name, by the order in which they were started. */
export class Workers {
	private readonly all: Array<{ name: string; worker: RunningN8n }> = [];

	private readonly running: Array<{ name: string; worker: RunningN8n }> = [];

	constructor(private readonly options: WorkersOptions) {}

	/** Resolves with its name once it takes jobs. */
	async start(): Promise<string> {
		const { host, env, homeWithPackage } = this.options;
		const health = {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(await freePort()),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		};
		const worker = await startN8n({
			host,
			home: await homeWithPackage(),
			command: ['worker', `--concurrency=${CONCURRENCY}`],
			env: { ...env, ...health },
		});
		const entry = { name: `worker ${this.all.length + 1}`, worker };
		this.all.push(entry);
		this.running.push(entry);
		return entry.name;
	}

	/** Ends the one that runs longest in order: it finishes what it has begun, if it can within n8n's 30 seconds. */
	async stopFirst(): Promise<string> {
		const { name, worker } = this.takeFirst();
		await worker.stop();
		return name;
	}

	/** Kills the one that runs longest, as a power cut would. */
	async killFirst(): Promise<string> {
		const { name, worker } = this.takeFirst();
		await worker.kill();
		return name;
	}

	async stopAll(): Promise<void> {
		await Promise.all(this.running.splice(0).map(async ({ worker }) => await worker.stop()));
	}

	async killAll(): Promise<void> {
		await Promise.all(this.running.splice(0).map(async ({ worker }) => await worker.kill()));
	}

	/** Ids of the executions that each worker took from the queue, by the worker's name, also of those that are gone. */
	executions(): Record<string, string[]> {
		const started = /Worker started execution (\d+)/g;
		return Object.fromEntries(this.all.map(({ name, worker }) => [name, [...worker.log().matchAll(started)].map(([, id]) => id)]));
	}

	private takeFirst(): { name: string; worker: RunningN8n } {
		const first = this.running.shift();
		if (!first) throw new Error('No worker is running');
		return first;
	}
}
