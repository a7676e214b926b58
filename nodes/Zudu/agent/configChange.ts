import type { INodeProperties } from 'n8n-workflow';
import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { splitList } from '../../shared/core/input/splitList';
import type { AgentConfigBody, Entered } from '../api';
import { llmConfig, llmConfigBody } from './llmConfig';
import { ttsConfig, ttsConfigBody } from './ttsConfig';

const PLACE = 'Configuration';

/** One change to many agents. https://docs.zudu.ai/api-reference/agents/post-agents-config-apply */
export const configChange = [
	{ displayName: 'Apply to All', name: 'applyToAll', type: 'boolean', default: false, description: 'Whether to change all agents of the account (inferred) or only those in Agent IDs' },
	{ displayName: 'Agent IDs', name: 'agentIds', type: 'string', default: '', placeholder: 'e.g. agent_1f2e3d, agent_4a5b6c', description: 'Agents to change, separated by commas', displayOptions: { show: { applyToAll: [false] } } },
	{
		displayName: PLACE,
		name: 'configuration',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		description: 'What to change in each agent',
		options: [llmConfig, ttsConfig],
	},
	additionalBodyFields,
	writeOptions,
] as const satisfies INodeProperties[];

/** @throws InvalidParameter for no agent or no change */
export function configChangeBody({ applyToAll, agentIds, configuration, additionalBodyFields }: Params<typeof configChange>) {
	const ids = splitList(agentIds, 'Agent IDs');
	if (!applyToAll && !ids) throw new InvalidParameter('Agent IDs', 'is empty: no agent to change');
	const changes = present({ llm_config: llmConfigBody(configuration.llmConfig, PLACE), tts_config: ttsConfigBody(configuration.ttsConfig, PLACE) });
	if (!changes && !additionalBodyFields) throw new InvalidParameter(PLACE, 'is empty: nothing to change');
	return present({
		apply_to_all: applyToAll ? true : undefined,
		agent_ids: applyToAll ? undefined : ids,
		configuration: changes,
	} satisfies Entered<AgentConfigBody>);
}
