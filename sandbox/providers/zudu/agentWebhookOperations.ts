import { z } from 'zod';
import { type Answer, type Operation, quiet } from '../../simulation';
import type { AgentParts } from './agentOperations';
import type { Agent } from './agents';
import { failure, success } from './envelope';
import type { PostCallWebhook } from './webhookBook';

const AGENT_PREFIX = 'agent_';
const assignBody = z.object({ webhook_id: z.string() });

/** https://docs.zudu.ai/api-reference/agent-webhooks/ */
export function agentWebhookOperations({ agents, webhooks, onListener }: AgentParts): Record<string, Operation> {
	const withAgent = (answer: (agent: Agent, request: { params: Record<string, string>; body: unknown }) => Answer): Operation =>
		quiet(({ params, body }) => {
			const id = params.agentId.startsWith(AGENT_PREFIX) ? params.agentId : AGENT_PREFIX + params.agentId;
			const agent = agents.get(id);
			return agent ? answer(agent, { params, body }) : failure(404, 'Agent not found');
		});

	return {
		getAgentWebhooks: withAgent(({ agent_id, agent_name }) => {
			const webhook = webhooks.webhookOf(agent_id);
			const tools = webhook ? [toolOf(webhook)] : [];
			return success('Webhooks of the agent retrieved successfully', { agent_id, agent_name, post_call_webhook_tools: tools, count: tools.length });
		}),
		assignAgentWebhook: withAgent(({ agent_id }, { body }) => {
			const webhook = webhooks.get(assignBody.parse(body).webhook_id);
			if (!webhook) return failure(404, 'Webhook not found');
			if (!webhook.is_active) return failure(400, 'Webhook is not active');
			webhooks.attach(agent_id, webhook.id);
			onListener();
			return success('Webhook assigned successfully', {
				agent_id,
				webhook_id: webhook.id,
				webhook_name: webhook.name,
				webhook_url: webhook.url,
				webhook_tool: toolOf(webhook),
				total_tools: 1,
			});
		}),
		unassignAgentWebhook: withAgent(({ agent_id, agent_name }, { params }) => {
			const webhook = webhooks.webhookOf(agent_id);
			if (webhook?.id !== params.webhookId) return failure(404, 'Webhook is not assigned to this agent');
			webhooks.detach(agent_id);
			return success('Webhook unassigned successfully', {
				agent_id,
				agent_name,
				removed_webhook_id: webhook.id,
				removed_webhook_name: webhook.name,
				removed_tools_count: 1,
				success: true,
			});
		}),
		unassignAnyAgentWebhook: withAgent(({ agent_id, agent_name }) => {
			const webhook = webhooks.webhookOf(agent_id);
			if (!webhook) return failure(404, 'No webhook is assigned to this agent');
			webhooks.detach(agent_id);
			return success('Webhook unassigned successfully', {
				agent_id,
				agent_name,
				unassigned_webhook_id: webhook.id,
				unassigned_webhook_name: webhook.name,
				removed_tools_count: 1,
				post_call_webhook_id: null,
			});
		}),
	};
}

function toolOf({ name, url, description = '' }: PostCallWebhook) {
	return { name, url, description, trigger: 'post_call' };
}
