/** What it costs a process to have some nodes: measured apart from what they do. */
export interface LoadCost {
	/** From n8n's loader being there to all classes being made. */
	wallMs: number;
	/** User and system time of all threads. */
	cpuMs: number;
	/** JavaScript heap and buffers that stay, without garbage. */
	heldMb: number;
	/** By how much the resident set has grown. */
	rssMb: number;
}

/** What a loading process reports. */
export interface LoadReport extends LoadCost {
	/** Version of the Node that loaded. */
	node: string;
	n8nCore: string;
	packageName: string;
	/** Types without the package. */
	nodeNames: string[];
	credentialNames: string[];
}

/** Some nodes and their credentials, over all rounds. */
export interface LoadSummary extends LoadCost {
	subject: string;
	/** Median of how often what Slack's nodes cost in the same round; 1 for those themselves. */
	toSlack: LoadCost;
	/** Of a package that is judged: what costs more than `MOST_TO_SLACK` allows. */
	missed: Array<keyof LoadCost>;
	nodes: number;
	credentials: number;
	rounds: number;
	/** Of their descriptions in what the editor downloads, /types/nodes.json. */
	descriptionBytes: number;
	/** The same after gzip. */
	descriptionGzipBytes: number;
	/** Of a tarball with just these files; null where they share most of their code with others in it. */
	tarballBytes: number | null;
	unpackedBytes: number | null;
}

/** A package whose nodes are loaded. */
export interface LoadSubject {
	title: string;
	/** A package of one service, which is to cost no more than `MOST_TO_SLACK` allows. */
	isJudged?: boolean;
	/** With package.json, whose `n8n` names the nodes and credentials. */
	folder: string;
	/** Package of the same files to be packed, where that makes sense. */
	packFolder?: string;
}
