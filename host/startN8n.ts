import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { delimiter } from 'node:path';
import { createInterface } from 'node:readline';

import { freePort } from './freePort';

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 35_000;
const KEPT_LOG_LINES = 400;
const READY_LINE = 'Editor is now accessible';

/** Where the pinned n8n and the Node it runs on are installed; what installHost.mjs returns. */
export interface InstalledHost {
	n8nVersion: string;
	/** Folder that holds the `node` program. */
	nodeFolder: string;
	/** n8n's own start file. */
	n8nPath: string;
}

export interface StartN8nOptions {
	host: InstalledHost;
	/** Folder for everything that n8n keeps: database, packages, files. Made when missing. */
	home: string;
	/** Taken when it is free, otherwise another one; none means any free one. */
	preferredPort?: number;
	/** Added to the environment, for example to change n8n's time zone. */
	env?: Record<string, string>;
}

export interface RunningN8n {
	/** Without a trailing slash, for example `http://127.0.0.1:5678`. */
	baseUrl: string;
	/** The last 400 lines that n8n wrote. */
	log(): string;
	/** Ends n8n and everything it started; resolves when it is gone. May be called twice. */
	stop(): Promise<void>;
	/** Kills n8n in the middle of whatever it does, as a power cut would; resolves when it is gone. */
	kill(): Promise<void>;
	/** Resolves when n8n is gone, for whatever reason. */
	ended: Promise<void>;
}

/**
 * Starts n8n on 127.0.0.1 and waits until it is ready to be used.
 *
 * @throws when n8n ends or is not ready within two minutes; the message carries what it wrote
 */
export async function startN8n({ host, home, preferredPort, env = {} }: StartN8nOptions): Promise<RunningN8n> {
	const port = await freePort(preferredPort);
	const brokerPort = await freePort();
	const baseUrl = `http://127.0.0.1:${port}`;
	mkdirSync(home, { recursive: true });

	const lines: string[] = [];
	const child = spawn(`${host.nodeFolder}/node`, [host.n8nPath, 'start'], {
		// n8n reads files by paths relative to here; in n8n's own container it is the home folder, too.
		cwd: home,
		env: { ...n8nEnvironment({ host, home, port, brokerPort }), ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
		// A group of its own: Ctrl-C in the terminal then reaches only us, and we end n8n in order.
		detached: true,
	});
	const log = (): string => lines.join('\n');
	const killGroup = (): void => {
		if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
		process.kill(-child.pid, 'SIGKILL');
	};
	process.once('exit', killGroup);

	const ended = new Promise<void>((resolve) => {
		const done = (): void => {
			process.removeListener('exit', killGroup);
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
			reject(new Error(`n8n ${host.n8nVersion} ${what}. It wrote:\n${log()}`));
		};
		const timer = setTimeout(() => fail(`was not ready after ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
		const read = (line: string): void => {
			lines.push(line);
			lines.splice(0, Math.max(0, lines.length - KEPT_LOG_LINES));
			if (line.includes(READY_LINE)) {
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
		child.kill('SIGTERM');
		const timer = setTimeout(killGroup, STOP_TIMEOUT_MS);
		await ended;
		clearTimeout(timer);
	};
	const kill = async (): Promise<void> => {
		killGroup();
		await ended;
	};
	return { baseUrl, log, stop, kill, ended };
}

interface EnvironmentOptions {
	host: InstalledHost;
	home: string;
	port: number;
	brokerPort: number;
}

/** Only what n8n needs: no settings of another n8n, and no proxy that would keep it from reaching 127.0.0.1. */
function n8nEnvironment({ host, home, port, brokerPort }: EnvironmentOptions): Record<string, string> {
	return {
		PATH: `${host.nodeFolder}${delimiter}${process.env.PATH ?? ''}`,
		// n8n lets workflows read ~/.n8n-files only: with its home as the user's home, that folder is its own.
		HOME: home,
		N8N_USER_FOLDER: home,
		N8N_PORT: String(port),
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}/`,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		DB_TYPE: 'sqlite',
		GENERIC_TIMEZONE: 'UTC',
		N8N_LOG_LEVEL: 'info',
		// Nothing below may ask the internet or put a dialog before the editor.
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
	};
}
