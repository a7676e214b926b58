import { z } from 'zod';
import { writeOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { requiredAgent } from '../agent/agent';
import { requiredWebhook } from './webhook';

/** https://docs.zudu.ai/api-reference/agent-webhooks/assign */
export const assign = defineOperation({
	option: { name: 'Assign', value: 'assign', description: 'Send the ended calls of an agent to a webhook. Replaces the webhook that the agent has, also that of a Zudu Trigger node.', action: 'Assign webhook to agent' },
	properties: [requiredAgent, { ...requiredWebhook, description: 'An active webhook' }, writeOptions],
	effect: { what: 'assignment of the webhook', repeatable: true },
	response: z.object({ agent_id: z.string() }).passthrough(),
	request: ({ agentId, webhookId }) => ({
		method: 'POST',
		path: apiPath('/api/agents/{agentId}/tools/post-call-webhook/assign', { agentId }),
		body: { webhook_id: webhookId },
	}),
});
