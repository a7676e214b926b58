import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { oneAgent, requiredAgent } from './agent';

/** https://docs.zudu.ai/api-reference/agents/get-full */
export const getWithSettings = defineOperation({
	option: { name: 'Get with Settings', value: 'getWithSettings', description: 'Get one agent with its prompt, voice and all other settings', action: 'Get agent with settings' },
	properties: [requiredAgent, requestOptions],
	response: oneAgent,
	request: ({ agentId }) => ({ method: 'GET', path: apiPath('/api/agents/{agentId}/full', { agentId }) }),
});
