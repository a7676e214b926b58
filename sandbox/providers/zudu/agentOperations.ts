import { z } from 'zod';
import { type Answer, type Operation, quiet } from '../../simulation';
import { tableOperations } from '../../tableOperations';
import type { Agent, AgentTable } from './agents';
import { success } from './envelope';
import { ORGANIZATION_ID } from './organization';
import { listBody, pageOf, pagination, sorted } from './page';
import type { WebhookBook } from './webhookBook';
import { ZUDU_TABLE } from './zuduTable';

/** What agents need. */
export interface AgentParts {
	agents: AgentTable;
	webhooks: WebhookBook;
	/** Called when calls may have to be told of that were not before. */
	onListener(): void;
}

const searchBody = listBody.extend({ filter_criteria: z.object({ agent_name: z.array(z.string()).optional() }).optional() });
const writtenBody = z.object({ agent_name: z.string().optional(), post_call_webhook_id: z.string().nullish() });

/** https://docs.zudu.ai/api-reference/agents/: agents one by one, and lists of them. */
export function agentOperations({ agents, webhooks, onListener }: AgentParts): Record<string, Operation> {
	const present = (agent: Agent) => ({ ...agents.shown(agent), post_call_webhook_id: webhooks.webhookOf(agent.agent_id)?.id ?? null });
	return {
		listAgents: quiet(({ query }) => listAgents(agents, present, searchBody.parse(query))),
		searchAgents: quiet(({ body }) => listAgents(agents, present, searchBody.parse(body ?? {}))),
		...tableOperations({
			table: agents,
			dialect: ZUDU_TABLE,
			operations: {
				create: 'createAgent',
				get: ['getAgent', 'getAgentFull'],
				update: 'updateAgent',
				upsert: 'upsertAgent',
				delete: 'deleteAgent',
				exists: 'agentExists',
				duplicate: 'duplicateAgent',
			},
			read: ({ organization_id: _own, created_at: _made, updated_at: _changed, post_call_webhook_id: _elsewhere, ...body }) =>
				typeof body.agent_name === 'string' ? { ...body, agent_name: body.agent_name.trim() } : body,
			objection: (body) => {
				const { agent_name, post_call_webhook_id } = writtenBody.parse(body);
				if (agent_name?.trim() === '') return 'agent_name must not be blank';
				return post_call_webhook_id && !webhooks.get(post_call_webhook_id)?.is_active ? 'post_call_webhook_id is no active webhook' : undefined;
			},
			present: (agent, verb, isNew) => {
				const { agent_id } = agent;
				if (verb === 'delete') return { agent_id, organization_id: ORGANIZATION_ID };
				if (verb !== 'upsert') return present(agent);
				// Only "created" is documented.
				return { operation: isNew ? 'created' : 'updated', agent_id, organization_id: ORGANIZATION_ID, agent: present(agent) };
			},
			onKept: ({ agent_id }, body) => {
				const { post_call_webhook_id } = writtenBody.parse(body);
				if (post_call_webhook_id === null) webhooks.detach(agent_id);
				if (!post_call_webhook_id) return;
				webhooks.attach(agent_id, post_call_webhook_id);
				onListener();
			},
			onRemoved: ({ agent_id }) => webhooks.detach(agent_id),
		}),
	};
}

function listAgents(agents: AgentTable, present: (agent: Agent) => unknown, request: z.infer<typeof searchBody>): Answer {
	// Whether part of a name is enough is not documented; here it is not.
	const names = request.filter_criteria?.agent_name;
	const found = agents.all().filter((agent) => names === undefined || names.includes(agent.agent_name));
	const sortBy = request.sort_by ?? 'updated_at';
	const key = (agent: Agent) => (sortBy === 'created_at' ? agent.created_at : agent.updated_at);
	const page = pageOf(sorted(found, key, request.sort_order), request);
	return success('Agents retrieved successfully', {
		organization_id: ORGANIZATION_ID,
		agents: page.shown.map(present),
		pagination: pagination(page),
		returned_count: page.shown.length,
		sort_order: request.sort_order,
		sort_by: sortBy,
	});
}
