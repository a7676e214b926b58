import { until } from '../../host/until';
import type { ProviderName } from '../../sandbox';
import { node } from './campaigns';
import type { Connection } from './connection';

/** A published workflow that consists of one trigger. */
export interface PublishedTrigger {
	workflowId: string;
	/** Where it waits for events, unless it polls. */
	url: string;
	/** What each of its executions put out so far, oldest first: one list of items for each. */
	emitted(): Promise<Array<Array<Record<string, unknown>>>>;
	/** Waits for the first execution. @throws when it has not come within a minute */
	hasStarted(): Promise<void>;
}

export interface TriggerNode {
	/** Name within this package, such as `kejueTrigger`. */
	type: string;
	parameters: object;
	credentialType: string;
}

const TRIGGER = 'Trigger';
const EVENT_TIMEOUT_MS = 60_000;

/** Publishes a trigger alone; what it needs at the provider may be there only a moment later. */
export async function publishTrigger(
	{ client, webhookUrl }: Connection,
	name: string,
	{ type, parameters, credentialType }: TriggerNode,
): Promise<PublishedTrigger> {
	const credential = (await client.credentials()).find((one) => one.type === credentialType);
	if (!credential) throw new Error(`There is no credential of type ${credentialType}`);
	const trigger = node(TRIGGER, `n8n-nodes-ai-calls.${type}`, parameters, {
		webhookId: name,
		credentials: { [credentialType]: { id: credential.id, name: credential.name } },
	});
	const stored = await client.createWorkflow({ name, nodes: [trigger], connections: {}, settings: { executionOrder: 'v1' } });
	await client.activate(stored);
	return {
		workflowId: stored.id,
		url: `${webhookUrl}/webhook/${name}/webhook`,
		emitted: async () => {
			const runs: Array<Array<Record<string, unknown>>> = [];
			for (const { id } of (await client.allExecutions(stored.id)).reverse()) {
				const { status, error, outputs } = await client.finished(id);
				if (status !== 'success') throw new Error(`Execution ${id} of ${name} ended as ${status}: ${error}`);
				runs.push(outputs(TRIGGER).flat());
			}
			return runs;
		},
		hasStarted: async () =>
			await until(`an execution of ${name}`, EVENT_TIMEOUT_MS, async () => (await client.executions(stored.id)).length > 0),
	};
}

/**
 * Takes a workflow back whose trigger is the only one registered at the provider. n8n tells the provider only after it has
 * answered: without waiting, that is among the requests of whichever test comes next.
 *
 * @throws when a minute later something is still registered
 */
export async function unpublish({ client, webhooks }: Connection, workflowId: string, provider: ProviderName): Promise<void> {
	await client.deactivate(workflowId);
	await until(`nothing is registered at ${provider}`, EVENT_TIMEOUT_MS, async () => (await webhooks(provider)).length === 0);
}
