import { NodeOperationError, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';

/** What the form of the trigger says. */
export interface Choice {
	agentIds: string[] | 'all';
	/** Whether webhooks that agents have may make way for as long as the workflow is active. */
	replaces: boolean;
}

/** @throws NodeOperationError when no agent is chosen */
export function readChoice(context: IHookFunctions | IWebhookFunctions): Choice {
	const replaces = context.getNodeParameter('existingWebhook', 'stop') === 'replace';
	if (context.getNodeParameter('agents', 'chosen') === 'all') return { agentIds: 'all', replaces };
	// A list from an expression is as good as a text with commas.
	const entered = [context.getNodeParameter('agentIds', '')].flat().join(',').split(',');
	const agentIds = [...new Set(entered.map((id) => id.trim()).filter((id) => id !== ''))];
	if (agentIds.length > 0) return { agentIds, replaces };
	throw new NodeOperationError(context.getNode(), "'Agent IDs' is empty. Enter the ID of at least one agent, or choose 'All Agents'.");
}
