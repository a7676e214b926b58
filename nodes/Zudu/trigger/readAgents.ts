import { z } from 'zod';
import { collectPages } from '../../shared/core/lists/collectPages';
import { listUnder } from '../../shared/core/lists/pages';
import { ProblemError } from '../../shared/core/problem/problem';
import { apiPath } from '../../shared/core/sending/apiPath';
import type { Registration } from '../../shared/core/webhook/runHook';
import { agentRecord, AGENTS_PAGE_SIZE, agentsPath } from '../agent/agent';
import { listPages } from '../listPages';
import type { WebhookRecord } from '../webhook/webhook';
import type { TriggerSettings } from './settings';

const agent = agentRecord.extend({ post_call_webhook_id: z.string().nullish() });

const tools = z.object({ post_call_webhook_tools: z.array(z.object({ url: z.string(), name: z.string().catch('') })) });

export interface AgentState {
	id: string;
	name: string;
	webhookId: string | undefined;
}

/** @param webhooks all of the organization */
export async function readAgents(
	registration: Registration,
	{ agentIds }: Pick<TriggerSettings, 'agentIds'>,
	webhooks: WebhookRecord[],
): Promise<AgentState[]> {
	const found: unknown[] = agentIds === 'all' ? await listAgents(registration) : [];
	for (const id of agentIds === 'all' ? [] : agentIds) found.push(await readAgent(registration, id));
	const states: AgentState[] = [];
	for (const entry of found) {
		const { agent_id: id, agent_name: name, post_call_webhook_id: told } = agent.parse(entry);
		// Some samples of an agent lack the member.
		const webhookId = told === undefined ? await webhookIdOf(registration, id, webhooks) : (told ?? undefined);
		states.push({ id, name: name || id, webhookId: webhookId || undefined });
	}
	return states;
}

async function listAgents({ ask }: Registration): Promise<unknown[]> {
	const query = { page: 0, limit: AGENTS_PAGE_SIZE, sort_by: 'created_at', sort_order: 'ascending' };
	const { records } = await collectPages(
		{ pages: listPages('agents', agent), first: { method: 'GET', path: agentsPath, query }, limit: Infinity },
		async (spec) => await ask(spec, { response: listUnder('agents') }),
	);
	return records;
}

async function readAgent({ tryAsk }: Registration, id: string): Promise<unknown> {
	const result = await tryAsk({ method: 'GET', path: apiPath('/api/agents/{agentId}/full', { agentId: id }) }, { response: agent });
	if ('response' in result) return result.response;
	const { problem } = result;
	throw new ProblemError(problem.details.httpStatus === 404 ? { ...problem, error: `Agent ${id}: ${problem.error}` } : problem);
}

/** https://docs.zudu.ai/api-reference/agent-webhooks/get tells address and name, but no id. */
async function webhookIdOf({ ask }: Registration, agentId: string, webhooks: WebhookRecord[]): Promise<string | undefined> {
	const path = apiPath('/api/agents/{agentId}/tools/post-call-webhook', { agentId });
	const [attached] = tools.parse(await ask({ method: 'GET', path }, { response: tools })).post_call_webhook_tools;
	if (!attached) return undefined;
	const sameAddress = webhooks.filter(({ url }) => url === attached.url);
	const match = sameAddress.find(({ name }) => name === attached.name) ?? sameAddress[0];
	// Even one that is not listed occupies the agent.
	return match?.id ?? attached.url;
}
