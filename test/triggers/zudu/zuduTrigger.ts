import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox';
import { sandboxSecrets } from '../../engine/sandboxSecrets';
import { TriggerHost, type TriggerHostOptions } from '../shared/triggerHost';

export const AGENT = 'agent_sandbox_1';
export const OTHER_AGENT = 'agent_sandbox_2';

/** A workflow with a Zudu Trigger for one agent of the sandbox. */
export async function zuduTrigger(
	sandbox: Sandbox,
	parameters: INodeParameters = {},
	options: Partial<TriggerHostOptions> = {},
): Promise<TriggerHost> {
	const { zuduApi } = sandboxSecrets(sandbox);
	return await TriggerHost.start({
		type: 'zuduTrigger',
		parameters: { agentIds: AGENT, ...parameters },
		secrets: { zuduApi },
		...options,
	});
}

/** Registrations as agent -> name of the webhook that it has, and how many webhooks there are in all. */
export function standing(sandbox: Sandbox): { count: number; attached: Record<string, string> } {
	const webhooks = sandbox.webhooks('zudu');
	const pairs = webhooks.flatMap(({ name, boundTo }) => (boundTo ?? []).map((agentId) => [agentId, name]));
	return { count: webhooks.length, attached: Object.fromEntries(pairs) };
}
