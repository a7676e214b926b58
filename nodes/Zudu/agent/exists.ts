import { z } from 'zod';
import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { requiredAgent } from './agent';

/** https://docs.zudu.ai/api-reference/agents/get-agents-agent-id-exists */
export const exists = defineOperation({
	option: { name: 'Check Existence', value: 'exists', description: 'Return whether there is an agent with an ID', action: 'Check existence of agent' },
	properties: [requiredAgent, requestOptions],
	response: z.object({ exists: z.boolean() }).passthrough(),
	request: ({ agentId }) => ({ method: 'GET', path: apiPath('/api/agents/{agentId}/exists', { agentId }) }),
});
