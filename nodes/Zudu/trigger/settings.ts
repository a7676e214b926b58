import { NodeOperationError, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { plainText } from '../../shared/core/input/plainText';
import { splitList } from '../../shared/core/input/splitList';

export interface TriggerSettings {
	agentIds: string[] | 'all';
	calls: 'all' | 'batch' | 'single';
	/** Whether other webhooks of the agents may be replaced for as long as the workflow is active. */
	replaces: boolean;
}

const chosenCalls = z.enum(['all', 'batch', 'single']).catch('all');

/** @throws NodeOperationError when no agent is chosen, InvalidParameter for a list in a form that cannot be read */
export function readSettings(context: IHookFunctions | IWebhookFunctions): TriggerSettings {
	const replaces = context.getNodeParameter('existingWebhook', 'stop') === 'replace';
	const calls = chosenCalls.parse(context.getNodeParameter('calls', 'all'));
	if (context.getNodeParameter('agents', 'chosen') === 'all') return { agentIds: 'all', calls, replaces };
	const entered = enteredAgents(context.getNodeParameter('agentIds', {}));
	const agentIds = [...new Set(entered.flatMap((ids) => splitList(plainText(ids), 'Agents to Watch') ?? []))];
	if (agentIds.length > 0) return { agentIds, calls, replaces };
	throw new NodeOperationError(context.getNode(), "'Agents to Watch' is empty. Add at least one agent, or choose 'All Agents'.");
}

const picked = z.object({
	agents: z.array(z.object({ agentId: z.union([z.string(), z.object({ value: z.coerce.string() })]).optional() })),
});

/** Picked from the list, or given by an expression: a list is as good as a text with commas. */
function enteredAgents(entered: unknown): unknown[] {
	const { data } = picked.safeParse(entered);
	if (data) return data.agents.map(({ agentId }) => (typeof agentId === 'object' ? agentId.value : (agentId ?? '')));
	return typeof entered === 'object' && !Array.isArray(entered) ? [] : [entered].flat();
}
