import { chmodSync, mkdirSync } from 'node:fs';
import { delimiter } from 'node:path';

import { freePort } from './freePort';
import { type RunningProcess, startProcess } from './startProcess';

/** n8n's processes, and what each writes when it is ready. Only `start` is needed outside of queue mode. */
const READY_LINES = {
	start: 'Editor is now accessible',
	worker: 'n8n worker is now ready',
	webhook: 'Webhook listener waiting for requests',
};

/** Where the pinned n8n and the Node it runs on are installed; what installHost.mjs returns. */
export interface InstalledHost {
	n8nVersion: string;
	/** Folder that holds the `node` program. */
	nodeFolder: string;
	/** n8n's own start file. */
	n8nPath: string;
	/** n8n's modules that would ask the internet, joined by commas. */
	disabledModules: string;
}

export interface StartN8nOptions {
	host: InstalledHost;
	/** Folder for everything that n8n keeps: database, packages, files. Made when missing. */
	home: string;
	/** Taken when it is free, otherwise another one; none means any free one. */
	preferredPort?: number;
	/** Which of n8n's processes, with its parameters; all in one when left out. */
	command?: [name: keyof typeof READY_LINES, ...parameters: string[]];
	/** Added to the environment, for example to change n8n's time zone. */
	env?: Record<string, string>;
}

export interface RunningN8n extends RunningProcess {
	/** Without a trailing slash, for example `http://127.0.0.1:5678`. A worker answers there only whether it is well. */
	baseUrl: string;
}

/**
 * Starts n8n, or one of its processes, on 127.0.0.1 and waits until it is ready to be used.
 *
 * @throws when it ends or is not ready within two minutes; the message carries what it wrote
 */
export async function startN8n({ host, home, preferredPort, command = ['start'], env = {} }: StartN8nOptions): Promise<RunningN8n> {
	const port = await freePort(preferredPort);
	const brokerPort = await freePort();
	mkdirSync(home, { recursive: true });
	// What n8n keeps there, its key and its database among it, is nobody else's on this machine.
	chmodSync(home, 0o700);
	const running = await startProcess({
		title: `n8n ${host.n8nVersion} (${command[0]})`,
		program: `${host.nodeFolder}/node`,
		parameters: [host.n8nPath, ...command],
		// n8n reads files by paths relative to here; in n8n's own container it is the home folder, too.
		cwd: home,
		env: { ...n8nEnvironment({ host, home, port, brokerPort }), ...env },
		readyLine: READY_LINES[command[0]],
	});
	return { ...running, baseUrl: `http://127.0.0.1:${port}` };
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
		N8N_DISABLED_MODULES: host.disabledModules,
	};
}
