import { writeOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { agentName, checkName, oneAgent, requiredAgent } from './agent';

/** https://docs.zudu.ai/api-reference/agents/post-agents-agent-id-duplicate */
export const duplicate = defineOperation({
	option: { name: 'Duplicate', value: 'duplicate', description: 'Copy an agent under another name', action: 'Duplicate agent' },
	properties: [requiredAgent, { ...agentName, required: true, description: 'Name of the copy, up to 50 characters' }, writeOptions],
	effect: { what: 'copy of the agent', where: 'the agents in the Zudu portal' },
	target: ({ agent_name: name }) => JSON.stringify(name),
	response: oneAgent,
	request: ({ agentId, agentName }) => ({
		method: 'POST',
		path: apiPath('/api/agents/{agentId}/duplicate', { agentId }),
		body: { agent_name: checkName(agentName) },
	}),
});
