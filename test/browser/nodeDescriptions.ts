import { z } from 'zod';

import { name as packageName } from '../../package.json';
import type { Connection } from '../e2e/connection';

const conditions = z.record(z.array(z.unknown())).default({});
const property = z.object({
	displayName: z.string(),
	name: z.string(),
	type: z.string(),
	required: z.boolean().default(false),
	default: z.unknown(),
	displayOptions: z.object({ show: conditions, hide: conditions }).default({}),
	options: z.array(z.object({ name: z.string(), value: z.unknown() }).passthrough()).default([]),
});
const nodeDescription = z.object({
	name: z.string(),
	displayName: z.string(),
	group: z.array(z.string()),
	properties: z.array(property),
	codex: z.object({ alias: z.array(z.string()) }).optional(),
});

export type Property = z.infer<typeof property>;
export type NodeDescription = z.infer<typeof nodeDescription>;

/** The nodes of this package as n8n gives them to its editor, without those for AI agents, which have the same forms. */
export async function nodeDescriptions({ client }: Connection): Promise<NodeDescription[]> {
	const ours = (await client.nodeTypes()).filter(({ name }) => name.startsWith(`${packageName}.`) && !name.endsWith('Tool'));
	return z.array(nodeDescription).parse(ours);
}

/** What n8n adds to every list of operations by itself. */
const CUSTOM_CALL = '__CUSTOM_API_CALL__';

/** One operation of a node, with the names that the form shows. */
export interface OfferedOperation {
	name: string;
	/** What the form must have chosen for it. */
	chosen: { resource: string; operation: string };
	resourceName: string;
}

/** The operations that a node offers, resource by resource; none for a trigger. */
export function operationsOf({ properties }: NodeDescription): OfferedOperation[] {
	const optionsOf = (one: Property[]) => one.flatMap(({ options }) => options).filter(({ value }) => value !== CUSTOM_CALL);
	return optionsOf(properties.filter(({ name }) => name === 'resource')).flatMap((resource) => {
		const selectors = properties.filter(({ name, displayOptions }) => name === 'operation' && displayOptions.show.resource?.includes(resource.value));
		return optionsOf(selectors).map(({ name, value }) => ({
			name,
			chosen: { resource: String(resource.value), operation: String(value) },
			resourceName: resource.name,
		}));
	});
}

/** The properties that belong into the form when nothing is filled in but the operation. */
export function shownProperties({ properties }: NodeDescription, chosen: Record<string, unknown> = {}): Property[] {
	const valueOf = (name: string): unknown => chosen[name] ?? properties.find((other) => other.name === name && isShown(other))?.default;
	function isShown({ displayOptions: { show, hide } }: Property): boolean {
		const admits = ([name, values]: [string, unknown[]]): boolean => values.includes(valueOf(name));
		return Object.entries(show).every(admits) && !Object.entries(hide).some(admits);
	}
	return properties.filter((one) => one.type !== 'hidden' && isShown(one));
}
