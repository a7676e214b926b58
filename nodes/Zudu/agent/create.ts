import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { agentName, checkName, oneAgent } from './agent';
import { agentBody, agentFields } from './agentFields';

/** https://docs.zudu.ai/api-reference/agents/post-agents-create */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Add an agent with a prompt, a voice and other settings', action: 'Create agent' },
	properties: [{ ...agentName, required: true }, agentFields, additionalBodyFields, writeOptions],
	effect: { what: 'agent', participle: 'created', where: 'the agents in the Zudu portal' },
	target: ({ agent_name: name }) => JSON.stringify(name),
	response: oneAgent,
	request: ({ agentName, agentFields }) => ({
		method: 'POST',
		path: apiPath('/api/agents/create'),
		body: agentBody(checkName(agentName), agentFields),
	}),
});
