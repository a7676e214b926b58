import { writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { requiredAgent } from '../agent/agent';
import { requiredWebhook } from './webhook';

/** https://docs.zudu.ai/api-reference/agent-webhooks/unassign-specific */
export const unassign = defineOperation({
	option: { name: 'Unassign', value: 'unassign', description: 'Detach a webhook from an agent, if it is the one that the agent has', action: 'Unassign webhook from agent' },
	properties: [requiredAgent, requiredWebhook, writeOptions],
	// After a lost answer a second request would find nothing attached, which reads as if nothing had been detached.
	effect: { what: 'removal of the webhook', where: 'the webhooks in the Zudu portal' },
	response: objectOrEmpty,
	request: ({ agentId, webhookId }) => ({
		method: 'DELETE',
		path: apiPath('/api/agents/{agentId}/tools/post-call-webhook/{webhookId}', { agentId, webhookId }),
	}),
});
