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

/** The operations that a node offers; none for a trigger. */
export function operationsOf({ properties }: NodeDescription): Array<{ name: string; value: string }> {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options }) => options.map(({ name, value }) => ({ name, value: String(value) })))
		.filter(({ value }) => value !== CUSTOM_CALL);
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
