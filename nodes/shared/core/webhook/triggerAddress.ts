/** What n8n makes a trigger's address of. */
interface AddressParts {
	/** n8n's public address. */
	base: string;
	/** "webhook" for an active workflow, "webhook-test" for a test, unless n8n is set up otherwise. */
	endpoint: string;
	/** The id that n8n gave the node, and the webhook's own path. A copy of the workflow has the same. */
	node: string;
}

/** Segments of a path that belong to the node. */
const NODE_SEGMENTS = 2;

/** Whether two addresses are the same but for their queries. */
export function isSameAddress(one: string, other: string): boolean {
	return withoutQuery(one) === withoutQuery(other);
}

/** Whether two addresses belong to one trigger of one n8n: to its test and to its active workflow. */
export function isTestAndActive(one: string, other: string): boolean {
	const [a, b] = [partsOf(one), partsOf(other)];
	return a.base === b.base && a.node === b.node && a.endpoint !== b.endpoint;
}

/** Whether two addresses belong to copies of a trigger in two n8ns, or to one whose n8n has got another address. */
export function isElsewhere(one: string, other: string): boolean {
	const [a, b] = [partsOf(one), partsOf(other)];
	return a.base !== b.base && a.node === b.node;
}

/** Whether both are addresses of active workflows, or both of tests. */
export function isSameEndpoint(one: string, other: string): boolean {
	return partsOf(one).endpoint === partsOf(other).endpoint;
}

/** What tells one trigger of one n8n from all others, the same for its test and its active workflow. */
export function triggerAt(url: string): string {
	const { base, node } = partsOf(url);
	return `${base} ${node}`;
}

/** An address as it may be shown: queries hold keys. */
export function withoutQuery(url: string): string {
	return URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : url;
}

function partsOf(url: string): AddressParts {
	const segments = withoutQuery(url).split('/');
	const node = segments.splice(-NODE_SEGMENTS).join('/');
	const endpoint = segments.pop() ?? '';
	return { base: segments.join('/'), endpoint, node };
}
