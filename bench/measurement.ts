/** What is measured: our node, calling or only judging the same list, and what it is compared with. */
export const SUBJECTS = ['kejue', 'checkOnly', 'helperLoop', 'httpRequest', 'axios'] as const;

export type Subject = (typeof SUBJECTS)[number];

/** One thing to measure. */
export interface Case {
	subject: Subject;
	/** Requests under way at once; null for a subject that starts them all at once, or none. */
	limit: number | null;
	items: number;
	/** What the sandbox adds to each answer. */
	latencyMs: number;
}

/** What one run cost the measuring process. */
export interface Cost {
	wallMs: number;
	/** User and system time of all its threads, garbage collection among them. */
	cpuMs: number;
	/** Highest JavaScript heap and buffers (heapUsed + external) over those before the run. */
	heapMb: number;
	/** Highest resident set over that before the run: what a container's limit is about. */
	rssMb: number;
}

export type Measurement = Case & Cost & { round: number };

/** Most heap that a run held, in MB over that before it, without garbage. */
export type HeldMemory = Case & { heldMb: number };

/** A sandbox as the measuring process reaches it. */
export interface SandboxAddress {
	latencyMs: number;
	/** Of Kejue's stand-in. */
	baseUrl: string;
	apiKey: string;
	/** Opens the sandbox's control routes. */
	controlToken: string;
}

/** What the measuring process is to do. */
export interface Plan {
	/** The node_modules of the pinned n8n. */
	hostModules: string;
	/** The packed package, unpacked. */
	packageFolder: string;
	sandboxes: SandboxAddress[];
	itemCounts: number[];
	limits: number[];
	subjects: Subject[];
	rounds: number;
}

/** What the measuring process reports at its end. */
export interface Report {
	/** Version of the Node that measured. */
	node: string;
	n8nCore: string;
	httpRequestVersion: number;
	/** Runs that broke off and were done again. */
	failedRuns: number;
	measurements: Measurement[];
	/** One for each case at the first latency. */
	held: HeldMemory[];
}
