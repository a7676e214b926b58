import { z } from 'zod';
import { isoTime } from '../../isoTime';
import { newId } from '../../newId';
import { type Answer, type Operation, quiet } from '../../simulation';
import { isLoopback } from '../../webhooks/isLoopback';
import { type Agent, AGENTS } from './agents';
import { failure, success } from './envelope';
import { ORGANIZATION_ID } from './organization';
import { type PostCallWebhook, type WebhookBook, webhookSchema } from './webhookBook';

/** What registering and attaching changes. */
export interface WebhookParts {
	webhooks: WebhookBook;
	/** Called when calls may have to be told of that were not before. */
	onListener(): void;
}

const AGENT_PREFIX = 'agent_';
const listQuery = z.object({ activeOnly: z.boolean().optional() });
const changeBody = webhookSchema.extend({ is_active: z.boolean() }).partial();
const assignBody = z.object({ webhook_id: z.string() });

/** https://docs.zudu.ai/api-reference/post-call-webhooks/ and /agent-webhooks/. */
export function webhookOperations({ webhooks, onListener }: WebhookParts): Record<string, Operation> {
	const present = ({ createdAt, updatedAt, ...shown }: PostCallWebhook) => ({
		...shown,
		organization_id: ORGANIZATION_ID,
		created_at: isoTime(createdAt),
		updated_at: isoTime(updatedAt),
	});
	/** How many agents use it is told on reading only. */
	const presentWithAgents = (webhook: PostCallWebhook) => ({ ...present(webhook), agent_count: webhooks.agentsOf(webhook.id).length });
	const keep = (webhook: PostCallWebhook, message: string): Answer => {
		// HTTPS only, says the documentation; an address on this machine is what the sandbox is for.
		if (!webhook.url.startsWith('https://') && !isLoopback(webhook.url)) return failure(400, 'url must use HTTPS');
		webhooks.keep(webhook);
		onListener();
		return success(message, present(webhook));
	};
	const withWebhook = (answer: (webhook: PostCallWebhook, body: unknown) => Answer): Operation =>
		quiet(({ params, body }) => {
			const webhook = webhooks.get(params.id);
			return webhook ? answer(webhook, body) : failure(404, 'Webhook not found');
		});
	const withAgent = (answer: (agent: Agent, request: { params: Record<string, string>; body: unknown }) => Answer): Operation =>
		quiet(({ params, body }) => {
			const id = params.agentId.startsWith(AGENT_PREFIX) ? params.agentId : AGENT_PREFIX + params.agentId;
			const agent = AGENTS.find(({ agent_id }) => agent_id === id);
			return agent ? answer(agent, { params, body }) : failure(404, 'Agent not found');
		});

	return {
		createPostCallWebhook: quiet(({ body }) => {
			const now = Date.now();
			return keep({ ...webhookSchema.parse(body), id: newId('webhook'), createdAt: now, updatedAt: now }, 'Webhook created successfully');
		}),
		listPostCallWebhooks: quiet(({ query }) => {
			const { activeOnly = false } = listQuery.parse(query);
			const found = webhooks.all().filter(({ is_active }) => is_active || !activeOnly);
			return success('Webhooks retrieved successfully', { webhooks: found.map(presentWithAgents), count: found.length });
		}),
		getPostCallWebhook: withWebhook((webhook) => success('Webhook retrieved successfully', presentWithAgents(webhook))),
		updatePostCallWebhook: withWebhook((webhook, body) =>
			keep({ ...webhook, ...changeBody.parse(body), updatedAt: Date.now() }, 'Webhook updated successfully'),
		),
		deletePostCallWebhook: withWebhook(({ id }) => {
			webhooks.remove(id);
			return success('Webhook deleted successfully', null);
		}),
		togglePostCallWebhook: withWebhook((webhook) =>
			keep({ ...webhook, is_active: !webhook.is_active, updatedAt: Date.now() }, 'Webhook toggled successfully'),
		),

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
