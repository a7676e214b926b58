import { join } from 'node:path';
import { projectFolder } from '../host/projectFolder';
import type { ProviderName } from '../sandbox';
import { startChild, type ChildProcess } from './startChild';

/** How the sandbox is to run, and whose address is wanted. */
export interface SandboxOrder {
	provider: ProviderName;
	/** Added to each answer. */
	latencyMs: number;
}

/** One provider's stand-in in a sandbox process. */
export interface SandboxProcess {
	baseUrl: string;
	credentials: Record<string, string>;
	controlToken: string;
}

/** Starts a sandbox in a process of its own. */
export function startSandboxProcess(order: SandboxOrder): ChildProcess<SandboxProcess> {
	return startChild<SandboxProcess>(join(projectFolder, 'bench', 'sandboxProcess.ts'), order, { execArgv: ['--import', 'tsx'], cwd: projectFolder });
}
