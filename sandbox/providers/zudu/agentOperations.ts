import { z } from 'zod';
import { type Answer, type Operation, quiet } from '../../simulation';
import { type Agent, AGENTS } from './agents';
import { failure, success } from './envelope';
import { ORGANIZATION_ID } from './organization';
import { listBody, pageOf, pagination, sorted } from './page';
import type { WebhookBook } from './webhookBook';

const searchBody = listBody.extend({ filter_criteria: z.object({ agent_name: z.array(z.string()).optional() }).optional() });

/** https://docs.zudu.ai/api-reference/agents/: reading. */
export function agentOperations(webhooks: WebhookBook): Record<string, Operation> {
	const present = (agent: Agent) => ({ ...agent, post_call_webhook_id: webhooks.webhookOf(agent.agent_id)?.id ?? null });

	const listAgents = (request: z.infer<typeof searchBody>): Answer => {
		// Whether part of a name is enough is not documented; here it is not.
		const names = request.filter_criteria?.agent_name;
		const found = AGENTS.filter((agent) => names === undefined || names.includes(agent.agent_name));
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
	};
	const getAgent = quiet(({ params }) => {
		const agent = AGENTS.find(({ agent_id }) => agent_id === params.agentId);
		return agent ? success('Agent retrieved successfully', present(agent)) : failure(404, 'Agent not found');
	});

	return {
		listAgents: quiet(({ query }) => listAgents(searchBody.parse(query))),
		searchAgents: quiet(({ body }) => listAgents(searchBody.parse(body ?? {}))),
		getAgent,
		getAgentFull: getAgent,
		agentExists: quiet(({ params: { agentId } }) =>
			success('Agent existence checked', {
				organization_id: ORGANIZATION_ID,
				agent_id: agentId,
				exists: AGENTS.some(({ agent_id }) => agent_id === agentId),
			}),
		),
	};
}
