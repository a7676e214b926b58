import { z } from 'zod';
import type { DescribedRecord, Members, RecordSource } from '../../describedRecord';
import { isoTime } from '../../isoTime';
import { newId } from '../../newId';
import { type Answer, type Operation, quiet } from '../../simulation';
import { membersOf, tableOperations } from '../../tableOperations';
import type { AgentTable, VoiceConfig } from './agents';
import { KEJUE_TABLE, KEJUE_TIMES, refuse } from './kejueTable';
import { pageAs } from './page';
import type { ToolTable } from './tools';

const attachBody = z.object({
	tool_name: z.string(),
	tool_id: z.string().nullish().default(null),
	channels: z.array(z.string()).default(['voice:in-call']),
	config: z.record(z.string(), z.unknown()).default({}),
});
/** Besides what the documentation gives a default for (inferred, as far as the seeded ones show). */
const VOICE_CONFIG_DEFAULTS = {
	language_locale: 'en-US',
	first_speaker: 'agent',
	recording_enabled: true,
	silence_timeout: 30,
	max_duration: 600,
	is_active: true,
};

/** https://docs.kejue.co/api-reference/agents/ but for calls. */
export function agentOperations(agents: AgentTable, tools: ToolTable, description: RecordSource): Record<string, Operation> {
	const described = description.record('VoiceConfig');
	const withAgent = (act: (agent: Agent, body: unknown, params: Record<string, string>) => Answer): Operation =>
		quiet(({ params, body }) => {
			const agent = agents.get(params.agent_id);
			return agent ? act(agent, body, params) : refuse(404, 'Agent not found');
		});
	const keepConfig = (agent: Agent, config: VoiceConfig): Answer => {
		agents.update(agent, { voice_configs: withConfig(agent.voice_configs, config) });
		return { status: 200, body: config };
	};

	return {
		...tableOperations({
			table: agents,
			dialect: KEJUE_TABLE,
			operations: { create: 'createAgent', get: 'getAgent', update: 'updateAgent' },
			lists: { listAgents: pageAs('agents') },
			read: ({ voice_config, tools: attached, ...body }) => ({
				...body,
				...(voice_config ? { voice_configs: [newVoiceConfig(described, [], membersOf(voice_config))] } : {}),
				...(attached ? { tools: z.array(attachBody).parse(attached) } : {}),
			}),
		}),
		createVoiceConfig: withAgent((agent, body) => keepConfig(agent, newVoiceConfig(described, agent.voice_configs, membersOf(body)))),
		updateVoiceConfig: withAgent((agent, body, { config_id }) => {
			const config = agent.voice_configs.find(({ id }) => id === config_id);
			if (!config) return refuse(404, 'Voice configuration not found');
			return keepConfig(agent, { ...config, ...described.take(membersOf(body)), ...KEJUE_TIMES.changed(Date.now()) });
		}),
		attachTool: withAgent((agent, body) => {
			const tool = attachBody.parse(body);
			if (tool.channels.includes('voice:in-call') && tool.channels.includes('voice:post-call')) {
				return refuse(400, 'A tool is either voice:in-call or voice:post-call');
			}
			if (tool.tool_id !== null && !tools.get(tool.tool_id)) return refuse(404, 'Tool not found');
			agents.update(agent, { tools: [...agent.tools.filter(({ tool_name }) => tool_name !== tool.tool_name), tool] });
			return { status: 200, body: tool };
		}),
	};
}

type Agent = ReturnType<AgentTable['all']>[number];

/** The first one of an agent is its default (inferred). */
function newVoiceConfig(described: DescribedRecord, others: readonly VoiceConfig[], given: Members): VoiceConfig {
	const now = isoTime(Date.now());
	const is_default = others.length === 0 || given.is_default === true;
	const members = { ...VOICE_CONFIG_DEFAULTS, ...described.take(given), created_at: now, updated_at: now };
	return { ...described.fill(members), id: newId('vc'), is_default };
}

/** An agent has one default: a new one takes the place of the old one (inferred). */
function withConfig(configs: readonly VoiceConfig[], config: VoiceConfig): VoiceConfig[] {
	const others = configs.map((each) => (config.is_default ? { ...each, is_default: false } : each));
	const isNew = others.every(({ id }) => id !== config.id);
	return isNew ? [...others, config] : others.map((each) => (each.id === config.id ? config : each));
}
