import type { FaultRule } from './fault';
import type { ProviderName } from './providerName';
import type { SandboxRequest } from './requestsLog';

/** How the sandbox is to run. */
export interface SandboxOptions {
	/** Port per provider; 0, as for those left out, is any free one. */
	ports?: Partial<Record<ProviderName, number>>;
	/** Milliseconds that each phase of a call lasts: queued, ringing, in progress. Default 150. */
	phaseMs?: number;
	/** Milliseconds added to every answer. Default 0. */
	latencyMs?: number;
	/** Seconds a Levers token lives. Default 3600. */
	tokenLifetimeS?: number;
}

/** A running sandbox. */
export interface Sandbox {
	providers: Record<ProviderName, { baseUrl: string; credentials: Record<string, string> }>;
	/** Everything that arrived, in order. */
	requests(provider?: ProviderName): SandboxRequest[];
	/** Phone number (or address) -> how often it was really rung: a call was accepted, whatever became of the answer. */
	rung(): Record<string, number>;
	/** @throws ZodError when the rule is none */
	addFault(fault: FaultRule): void;
	/** Forgets requests, calls, contacts and faults, and makes the pasted Levers token valid again. */
	clear(): void;
	close(): Promise<void>;
}
