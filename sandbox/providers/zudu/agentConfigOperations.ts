import { z } from 'zod';
import { type Operation, quiet } from '../../simulation';
import { membersOf } from '../../tableOperations';
import type { Agent, AgentTable } from './agents';
import { success } from './envelope';
import { ORGANIZATION_ID } from './organization';

const configSchema = z.record(z.string(), z.unknown());
const changeBody = z.object({
	apply_to_all: z.boolean().default(false),
	agent_ids: z.array(z.string()).default([]),
	configuration: z.object({ llm_config: configSchema.optional(), tts_config: configSchema.optional() }).default({}),
});

type Change = z.infer<typeof changeBody>;

/** https://docs.zudu.ai/api-reference/agents/post-agents-config-preview and -apply: one change to many agents. */
export function agentConfigOperations(agents: AgentTable): Record<string, Operation> {
	const chosen = ({ apply_to_all, agent_ids }: Change) =>
		(apply_to_all ? agents.all().map(({ agent_id }) => agent_id) : agent_ids).map((id) => ({ id, agent: agents.get(id) }));
	return {
		previewAgentConfig: quiet(({ body }) => {
			const change = changeBody.parse(body);
			const preview = chosen(change).map(({ id, agent }) => {
				if (!agent) return { agent_id: id, agent_name: '', status: 'not_found', will_update: false };
				const [current_config, new_config] = [summaryOf(agent), summaryOf({ ...agent, ...changedConfig(agent, change) })];
				const will_update = JSON.stringify(current_config) !== JSON.stringify(new_config);
				return { agent_id: id, agent_name: agent.agent_name, status: 'success', current_config, new_config, will_update };
			});
			return success('Configuration preview created successfully', {
				organization_id: ORGANIZATION_ID,
				total_agents: preview.length,
				agents_with_changes: preview.filter(({ will_update }) => will_update).length,
				apply_to_all: change.apply_to_all,
				preview,
			});
		}),
		applyAgentConfig: quiet(({ body }) => {
			const change = changeBody.parse(body);
			const results = chosen(change).map(({ id, agent }) => {
				if (!agent) return { agent_id: id, agent_name: '', status: 'failed', message: 'Agent not found' };
				agents.update(agent, changedConfig(agent, change));
				return { agent_id: id, agent_name: agent.agent_name, status: 'success', message: 'Configuration applied' };
			});
			const succeeded = results.filter(({ status }) => status === 'success').length;
			return success('Configuration applied successfully', {
				organization_id: ORGANIZATION_ID,
				total_agents: results.length,
				success_count: succeeded,
				failure_count: results.length - succeeded,
				apply_to_all: change.apply_to_all,
				results,
			});
		}),
	};
}

/** Members of the two that are not given stay as they are (inferred). */
function changedConfig(agent: Agent, { configuration: { llm_config, tts_config } }: Change) {
	return {
		...(llm_config ? { llm_config: { ...membersOf(agent.llm_config), ...llm_config } } : {}),
		...(tts_config ? { tts_config: { ...membersOf(agent.tts_config), ...tts_config } } : {}),
	};
}

function summaryOf(agent: Agent) {
	const [llm, tts] = [membersOf(agent.llm_config), membersOf(agent.tts_config)];
	return { llm_model: textOf(llm.model), llm_provider: textOf(llm.provider), tts_provider: textOf(tts.provider), voice_id: textOf(tts.voice_id) };
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
