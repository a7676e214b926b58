import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { newToken } from '../../sandbox/secretToken';
import { freePort } from '../freePort';
import { type RunningProcess, startProcess } from '../startProcess';
import { temporaryHome } from '../temporaryHome';

const run = promisify(execFile);
/** Where Bull, n8n's queue, lists them. */
const ACTIVE_JOBS = 'bull:jobs:active';

export interface RunningRedis {
	/** Settings with which n8n keeps its queue there. */
	env: Record<string, string>;
	/** How many jobs of n8n's queue a worker has taken that have not ended, as far as the queue knows. */
	activeJobs(): Promise<number>;
	/** Ends it in order, so that it saves what it holds, and starts it again at the same port. */
	restart(): Promise<void>;
	/** Saves what it holds now. */
	save(): Promise<void>;
	/** Kills it and starts it again: it comes back with what it held when it last saved. */
	crash(): Promise<void>;
	/** Ends it; resolves when it is gone. */
	stop(): Promise<void>;
}

/**
 * Starts a Redis of its own on 127.0.0.1 from the installed program. Like Debian's, it keeps snapshots and no log of
 * each change. It does nothing for whoever does not have the password, which is another one each time.
 *
 * @throws when Redis is not installed or does not come up
 */
export async function startRedis(): Promise<RunningRedis> {
	const folder = temporaryHome();
	const port = await freePort();
	const password = newToken();
	// In a file, since every user of the machine can see the parameters of a program.
	const settings = join(folder, 'redis.conf');
	writeFileSync(settings, `requirepass ${password}\n`, { mode: 0o600 });
	const start = async (): Promise<RunningProcess> =>
		await startProcess({
			title: 'Redis (on Debian: apt-get install redis-server)',
			program: 'redis-server',
			parameters: [settings, '--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '3600 1 300 100 60 10000'],
			cwd: folder,
			env: process.env,
			readyLine: 'Ready to accept connections',
		});
	let running = await start();
	const ask = async (...command: string[]): Promise<string> => {
		const env = { ...process.env, REDISCLI_AUTH: password };
		return (await run('redis-cli', ['-h', '127.0.0.1', '-p', String(port), ...command], { env })).stdout.trim();
	};
	return {
		env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port), QUEUE_BULL_REDIS_PASSWORD: password },
		activeJobs: async () => Number(await ask('llen', ACTIVE_JOBS)),
		restart: async () => {
			await running.stop();
			running = await start();
		},
		save: async () => {
			await ask('save');
		},
		crash: async () => {
			await running.kill();
			running = await start();
		},
		stop: async () => await running.stop(),
	};
}
