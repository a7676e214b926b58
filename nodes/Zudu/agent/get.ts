import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { agentPath, oneAgent, requiredAgent } from './agent';

/** No page confirms it; that with settings is the documented one. */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get one agent (inferred endpoint)', action: 'Get agent' },
	properties: [requiredAgent, requestOptions],
	response: oneAgent,
	request: ({ agentId }) => ({ method: 'GET', path: agentPath(agentId) }),
});
