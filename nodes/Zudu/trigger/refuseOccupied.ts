import { NodeOperationError } from 'n8n-workflow';
import type { Registration } from '../../shared/core/webhook/runHook';
import { isElsewhere, isTestAndActive, withoutQuery } from '../../shared/core/webhook/triggerAddress';
import type { WebhookRecord } from '../webhook/webhook';
import type { AgentState } from './readAgents';

const MAX_NAMED_AGENTS = 5;

export interface OccupiedAgent extends AgentState {
	webhookId: string;
}

/** Before anything is changed. @param replaces whether webhooks that can be restored may be replaced @throws NodeOperationError */
export function refuseOccupied(
	{ context, url }: Registration,
	{ occupied, webhooks, replaces }: { occupied: OccupiedAgent[]; webhooks: WebhookRecord[]; replaces: boolean },
): void {
	const webhookOf = ({ webhookId }: OccupiedAgent) => webhooks.find(({ id }) => id === webhookId);
	// When activation fails, n8n shows only the message.
	const refuse = (...sentences: string[]) => {
		throw new NodeOperationError(context.getNode(), sentences.join(' '));
	};

	const inOtherMode = occupied.find((agent) => isTestAndActive(webhookOf(agent)?.url ?? '', url));
	if (inOtherMode) {
		const isTest = context.getMode() === 'manual';
		refuse(
			`Calls of agent "${inOtherMode.name}" (${inOtherMode.id}) are already sent to this trigger in ${isTest ? 'the active workflow' : 'a test'}, and Zudu allows one webhook per agent.`,
			isTest ? 'Deactivate the workflow to test it, or choose another agent for the test.' : 'Wait until the test has ended.',
		);
	}

	const copied = replaces ? undefined : occupied.find((agent) => isElsewhere(webhookOf(agent)?.url ?? '', url));
	if (copied) {
		refuse(
			`Calls of agent "${copied.name}" (${copied.id}) are already sent to this trigger at another URL, ${withoutQuery(webhookOf(copied)?.url ?? '')}, and Zudu allows one webhook per agent.`,
			'Nothing was changed.',
			"It may be an earlier URL of this n8n instance, or another instance in which a copy of this workflow is active. If it may be replaced, set 'If an Agent Has a Webhook' to 'Replace and Restore'; otherwise deactivate the workflow there, or choose other agents.",
		);
	}

	const blocking = replaces ? occupied.filter((agent) => !webhookOf(agent)) : occupied;
	if (blocking.length === 0) return;
	const named = blocking.slice(0, MAX_NAMED_AGENTS).map((agent) => {
		const { name } = webhookOf(agent) ?? {};
		return `agent "${agent.name}" (${agent.id}) has ${name ? `"${name}" (${agent.webhookId})` : agent.webhookId}`;
	});
	const more = blocking.length > named.length ? `, and ${blocking.length - named.length} more` : '';
	refuse(
		`Another post-call webhook is already attached, and Zudu allows one per agent: ${named.join(', ')}${more}.`,
		'Nothing was changed.',
		replaces
			? 'Zudu does not list that webhook, so it could not be restored later: detach it in Zudu, then activate the workflow again.'
			: "Set 'If an Agent Has a Webhook' to 'Replace and Restore', choose other agents, or detach it in Zudu.",
	);
}
