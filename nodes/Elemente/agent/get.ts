import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { namedRecord } from '../namedRecord';
import { agentPath, agentToRead } from './agent';

/** https://docs.elemente.ai/api-reference/endpoint/agents/get-agent */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get an agent with its skills and actions', action: 'Get agent' },
	properties: [agentToRead, requestOptions],
	response: namedRecord,
	request: ({ id }) => ({ method: 'GET', path: agentPath(id) }),
});
