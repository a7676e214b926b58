import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { projectFolder } from '../host/projectFolder';
import type { InstalledHost } from '../host/startN8n';
import { startChild, type ChildProcess } from './startChild';

interface ProgramInHost {
	host: InstalledHost;
	/** Folder for the compiled program and for what n8n-core keeps. */
	home: string;
	/** File in this folder. */
	program: string;
	/** Sent to it; it answers with one message. */
	message: object | string;
	/** Parameters of Node, besides the one that makes the garbage collector available. */
	nodeParameters?: string[];
}

/** The node_modules of the pinned n8n. */
export function hostModulesOf({ n8nPath }: InstalledHost): string {
	return resolve(n8nPath, '..', '..', '..');
}

/**
 * Starts a program on the pinned n8n's own Node, with every package (n8n-core, n8n-workflow, HTTP Request, axios) from the
 * pinned n8n. It runs compiled code only, so that no TypeScript loader takes part.
 */
export async function startInHost<Answer>({ host, home, program, message, nodeParameters = [] }: ProgramInHost): Promise<ChildProcess<Answer>> {
	const compiled = join(home, `${basename(program, '.ts')}.cjs`);
	await build({
		entryPoints: [join(projectFolder, 'bench', program)],
		outfile: compiled,
		bundle: true,
		packages: 'external',
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		sourcemap: 'inline',
		logLevel: 'error',
	});
	return startChild<Answer>(compiled, message, {
		execPath: join(host.nodeFolder, 'node'),
		execArgv: ['--expose-gc', ...nodeParameters],
		// Only what is needed: no proxy may stand between here and 127.0.0.1, and no setting of another n8n.
		env: { PATH: process.env.PATH, HOME: home, N8N_USER_FOLDER: home, N8N_LOG_LEVEL: 'error', NODE_PATH: hostModulesOf(host) },
	});
}
