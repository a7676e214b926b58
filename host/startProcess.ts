import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { atExit } from './atExit';

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 35_000;
const KEPT_LOG_LINES = 4000;

export interface ProcessOptions {
	/** Names it in errors. */
	title: string;
	program: string;
	parameters: string[];
	/** Folder it runs in. */
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Part of the line that it writes once it can be used. */
	readyLine: string;
	/** Asks it to end in order. */
	stopSignal?: NodeJS.Signals;
	/** Whom it runs as; the same as this process when left out. */
	user?: { uid: number; gid: number };
}

export interface RunningProcess {
	/** The last 4,000 lines that it wrote. */
	log(): string;
	/** Ends it and everything it started; resolves when it is gone. May be called twice. */
	stop(): Promise<void>;
	/** Kills it in the middle of whatever it does, as a power cut would; resolves when it is gone. */
	kill(): Promise<void>;
	/** Resolves when it is gone, for whatever reason. */
	ended: Promise<void>;
}

/**
 * Starts a server and waits until it says that it is ready. It ends with this process at the latest.
 *
 * @throws when it ends or is not ready within two minutes; the message carries what it wrote
 */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
	const { title, program, parameters, cwd, env, readyLine, stopSignal = 'SIGTERM', user } = options;
	const lines: string[] = [];
	const child = spawn(program, parameters, {
		cwd,
		env,
		...user,
		stdio: ['ignore', 'pipe', 'pipe'],
		// A group of its own: Ctrl-C in the terminal then reaches only us, and we end it in order.
		detached: true,
	});
	const log = (): string => lines.join('\n');
	const killGroup = (): void => {
		if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
		process.kill(-child.pid, 'SIGKILL');
	};
	const forget = atExit(killGroup);

	const ended = new Promise<void>((resolve) => {
		const done = (): void => {
			forget();
			resolve();
		};
		child.once('error', (error) => {
			lines.push(String(error));
			done();
		});
		child.once('close', done);
	});

	await new Promise<void>((resolve, reject) => {
		const fail = (what: string): void => {
			killGroup();
			reject(new Error(`${title} ${what}. It wrote:\n${log()}`));
		};
		const timer = setTimeout(() => fail(`was not ready after ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
		const read = (line: string): void => {
			lines.push(line);
			lines.splice(0, Math.max(0, lines.length - KEPT_LOG_LINES));
			if (line.includes(readyLine)) {
				clearTimeout(timer);
				resolve();
			}
		};
		createInterface(child.stdout).on('line', read);
		createInterface(child.stderr).on('line', read);
		void ended.then(() => {
			clearTimeout(timer);
			fail('ended while starting');
		});
	});

	const stop = async (): Promise<void> => {
		child.kill(stopSignal);
		const timer = setTimeout(killGroup, STOP_TIMEOUT_MS);
		await ended;
		clearTimeout(timer);
	};
	const kill = async (): Promise<void> => {
		killGroup();
		await ended;
	};
	return { log, stop, kill, ended };
}
