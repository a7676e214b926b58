import { writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { requiredWebhook, webhookPath } from './webhook';

/** https://docs.zudu.ai/api-reference/post-call-webhooks/delete */
export const deleteWebhook = defineOperation({
	option: { name: 'Delete', value: 'delete', description: 'Delete a webhook, also for the agents that use it. This cannot be undone.', action: 'Delete webhook' },
	properties: [requiredWebhook, writeOptions],
	// After a lost answer a second request would find no webhook, which reads as if nothing had been deleted.
	effect: { what: 'deletion of the webhook', where: 'the webhooks in the Zudu portal' },
	response: objectOrEmpty,
	request: ({ webhookId }) => ({ method: 'DELETE', path: webhookPath(webhookId) }),
	output: { deleted: 'boolean', webhookId: 'string' },
	emit: (_record, { webhookId }) => [{ deleted: true, webhookId }],
});
