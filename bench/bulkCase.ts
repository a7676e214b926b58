import type { ProviderName } from '../sandbox';
import type { Cost } from './measurement';
import type { SandboxProcess } from './startSandboxProcess';

/** Those that take many people in one request. */
export const BULK_PROVIDERS = ['zudu', 'levers'] as const satisfies ProviderName[];

export type BulkProvider = (typeof BULK_PROVIDERS)[number];

/**
 * What is measured of one list:
 *
 * - `bulk`: our operation that takes many people in one request, with Campaign Rules
 * - `single`: our operation that calls one person in a request, with the same rules
 * - `httpRequest`: n8n's HTTP Request node, one request per person
 * - `expressions`: a node that only evaluates the expressions of `bulk` for each item
 */
export const BULK_SUBJECTS = ['bulk', 'single', 'httpRequest', 'expressions'] as const;

export type BulkSubject = (typeof BULK_SUBJECTS)[number];

export interface BulkCase {
	provider: BulkProvider;
	subject: BulkSubject;
	/** What the sandbox adds to each answer. */
	latencyMs: number;
}

/** Of everything, and the same with requests that take their time; there only our operations are compared. */
export const BULK_CASES: Array<Pick<BulkCase, 'subject' | 'latencyMs'>> = [
	...BULK_SUBJECTS.map((subject) => ({ subject, latencyMs: 0 })),
	{ subject: 'bulk', latencyMs: 30 },
	{ subject: 'single', latencyMs: 30 },
];

export type BulkMeasurement = BulkCase & Pick<Cost, 'wallMs' | 'cpuMs'> & { round: number };

export interface BulkPlan {
	/** The node_modules of the pinned n8n. */
	hostModules: string;
	/** The packed package, unpacked. */
	packageFolder: string;
	people: number;
	rounds: number;
	sandboxes: Array<{ provider: BulkProvider; latencyMs: number; sandbox: SandboxProcess }>;
}

export interface BulkReport {
	node: string;
	n8nCore: string;
	people: number;
	measurements: BulkMeasurement[];
}
