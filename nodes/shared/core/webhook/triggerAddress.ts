interface AddressParts {
	base: string;
	/** "webhook" for an active workflow, "webhook-test" for a test, unless n8n is configured otherwise. */
	endpoint: string;
	/** The node's ID and the webhook's path; a copy of the workflow has the same. */
	node: string;
}

const NODE_SEGMENTS = 2;

/** Whether two URLs differ at most in their queries. */
export function isSameAddress(one: string, other: string): boolean {
	return withoutQuery(one) === withoutQuery(other);
}

/** Whether two URLs belong to the test and the active workflow of one trigger. */
export function isTestAndActive(one: string, other: string): boolean {
	const [a, b] = [partsOf(one), partsOf(other)];
	return a.base === b.base && a.node === b.node && a.endpoint !== b.endpoint;
}

/** Whether two URLs belong to copies of a trigger in two n8ns, or to one whose n8n has a new URL. */
export function isElsewhere(one: string, other: string): boolean {
	const [a, b] = [partsOf(one), partsOf(other)];
	return a.base !== b.base && a.node === b.node;
}

/** Whether both URLs belong to active workflows, or both to tests. */
export function isSameEndpoint(one: string, other: string): boolean {
	return partsOf(one).endpoint === partsOf(other).endpoint;
}

/** Identifies one trigger of one n8n, the same for its test and its active workflow. */
export function triggerAt(url: string): string {
	const { base, node } = partsOf(url);
	return `${base} ${node}`;
}

/** A URL that may be shown: queries contain keys. */
export function withoutQuery(url: string): string {
	return URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : url;
}

function partsOf(url: string): AddressParts {
	const segments = withoutQuery(url).split('/');
	const node = segments.splice(-NODE_SEGMENTS).join('/');
	const endpoint = segments.pop() ?? '';
	return { base: segments.join('/'), endpoint, node };
}
