import { writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { webhook, webhookPath } from './webhook';

/** No page documents it: docs/decisions.md#webhooks-at-kejue */
export const deleteWebhook = defineOperation({
	option: { name: 'Delete', value: 'delete', description: 'Delete a webhook. This cannot be undone (inferred endpoint).', action: 'Delete webhook' },
	properties: [webhook, writeOptions],
	effect: { what: 'deletion of the webhook', where: 'the webhooks in the Kejue dashboard' },
	response: objectOrEmpty,
	output: { deleted: 'boolean', webhookId: 'string' },
	simplify: (_answer, { webhookId }) => ({ deleted: true, webhookId }),
	request: ({ webhookId }) => ({ method: 'DELETE', path: webhookPath(webhookId) }),
});
