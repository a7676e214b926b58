import type { ProviderName } from '../sandbox';
import type { SandboxAddress } from './measurement';

/** A list that is called through a provider with limits. */
export interface LimitsCase {
	provider: LimitedProvider;
	/** What the provider allows. */
	allowed: { perMinute: number; atOnce: number };
	/** What the user has entered, as a multiple of what is allowed. */
	setTimes: number;
	people: number;
	/** How long each call goes on. */
	callMs: number;
}

/** Those whose calls can be waited for, and whose rates are said to be limited. */
export type LimitedProvider = Extract<ProviderName, 'kejue' | 'zudu'>;

export type LimitedSandbox = Pick<SandboxAddress, 'baseUrl' | 'controlToken'> & { credentials: Record<string, string> };

/** What the calling process is to do. */
export interface LimitsPlan {
	/** The packed package, unpacked. */
	packageFolder: string;
	/** All called at the same time, each through a sandbox of its own. */
	lists: Array<{ one: LimitsCase; sandbox: LimitedSandbox }>;
}

/** What became of one list. All moments are milliseconds after the first request. */
export interface LimitsRun {
	one: LimitsCase;
	acceptedAtMs: number[];
	refusedAtMs: number[];
	/** People who were not rung, or whose item does not show the end of their call. */
	lost: number;
	/** People who were rung more than once. */
	twice: number;
}

/** What the calling process reports. */
export interface LimitsReport {
	node: string;
	n8nCore: string;
	runs: LimitsRun[];
}
