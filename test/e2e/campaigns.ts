import type { FinishedRun, WorkflowFile } from '../../host/n8nClient';
import { until } from '../../host/until';
import type { Connection } from './connection';

type Node = WorkflowFile['nodes'][number];

export type WorkflowParts = Pick<WorkflowFile, 'nodes' | 'connections' | 'settings'>;

/** A node of a workflow; its id is made of its name, as n8n keeps what a node remembers under it. */
export function node(name: string, type: string, parameters: object, more: object = {}): Node {
	return { id: name.toLowerCase().replace(/\W+/g, '-'), name, type, typeVersion: 1, position: [0, 0], parameters, ...more };
}

/** Connections from each named node: one list of names for each of its outputs. */
export function links(nodes: Record<string, string[][]>): WorkflowFile['connections'] {
	return Object.fromEntries(
		Object.entries(nodes).map(([from, outputs]) => [
			from,
			{ main: outputs.map((names) => names.map((name) => ({ node: name, type: 'main', index: 0 }))) },
		]),
	);
}

/** Fictional numbers that ring normally; `series` keeps those of one test apart from those of another. */
export function people(series: number, count: number): string[] {
	return Array.from({ length: count }, (_, index) => `+1202555${String(2000 + series * 100 + index)}`);
}

/** A long list of numbers that ring normally, none of them in `people`. */
export function manyPeople(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `+1415${5_600_000 + index}`);
}

/** What starts a campaign: a POST with `{ people: [number] }`, each of whom becomes an item `{ phone }`. */
export const hook = (path: string): Node =>
	node('Hook', 'n8n-nodes-base.webhook', { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} }, { webhookId: path, typeVersion: 2 });

export const split = (field = 'body.people'): Node =>
	node('People', 'n8n-nodes-base.splitOut', { fieldToSplitOut: field, options: { destinationFieldName: 'phone' } });

/** Nodes of this package for Kejue, with the credential of the sandbox. */
export async function kejueNodes({ client }: Connection) {
	const credential = (await client.credentials()).find(({ type }) => type === 'kejueApi');
	if (!credential) throw new Error('There is no credential for Kejue');
	const kejue = (name: string, operation: string, parameters: object, more: object = {}): Node =>
		node(
			name,
			'n8n-nodes-ai-calls.kejue',
			{ resource: 'call', operation, ...parameters },
			{ credentials: { kejueApi: { id: credential.id, name: credential.name } }, ...more },
		);
	return {
		kejue,
		/** Calls each item's `phone`. */
		call: (more: object = {}, options: object = { maxConcurrent: 2 }): Node =>
			kejue('Call', 'create', { personaId: 'per_1', phone: '={{ $json.phone }}', options }, more),
	};
}

/** A published workflow that begins with a Hook. */
export interface Campaign {
	id: string;
	/** Starts an execution and gives its id. */
	start(numbers: string[]): Promise<string>;
	/** Starts an execution and waits for its end. */
	run(numbers: string[]): Promise<FinishedRun>;
}

const REGISTRATION_TIMEOUT_MS = 30_000;

export async function publish({ client }: Connection, path: string, workflow: WorkflowParts): Promise<Campaign> {
	const stored = await client.createWorkflow({ settings: { executionOrder: 'v1' }, ...workflow, name: path });
	await client.activate(stored);
	const start = async (numbers: string[]): Promise<string> => {
		const before = new Set((await client.executions(stored.id)).map(({ id }) => id));
		// n8n registers the address a moment after it has published the workflow.
		await until(`${path} is registered`, REGISTRATION_TIMEOUT_MS, async () => {
			return await client.callWebhook(path, { people: numbers }).then(() => true, () => false);
		});
		let started: string | undefined;
		await until(`an execution of ${path}`, REGISTRATION_TIMEOUT_MS, async () => {
			started = (await client.executions(stored.id)).find(({ id }) => !before.has(id))?.id;
			return started !== undefined;
		});
		return String(started);
	};
	return { id: stored.id, start, run: async (numbers) => await client.finished(await start(numbers)) };
}

/** Every number once: what `rung` should be. */
export const each = (numbers: string[], times = 1): Record<string, number> => Object.fromEntries(numbers.map((number) => [number, times]));
