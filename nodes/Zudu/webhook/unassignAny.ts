import { writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { requiredAgent } from '../agent/agent';

/** https://docs.zudu.ai/api-reference/agent-webhooks/unassign */
export const unassignAny = defineOperation({
	option: { name: 'Unassign Any', value: 'unassignAny', description: 'Detach whatever webhook an agent has, also that of a Zudu Trigger node', action: 'Unassign any webhook from agent' },
	properties: [requiredAgent, writeOptions],
	// As in unassign.ts.
	effect: { what: 'removal of the webhook', where: 'the webhooks in the Zudu portal' },
	response: objectOrEmpty,
	request: ({ agentId }) => ({ method: 'PATCH', path: apiPath('/api/agents/{agentId}/unassign', { agentId }) }),
});
