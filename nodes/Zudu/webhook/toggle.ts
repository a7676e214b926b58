import { defineShared } from '../../shared/core/defineShared';
import { writeOptions } from '../../shared/core/input/fields';
import { apiPath } from '../../shared/core/sending/apiPath';
import { oneWebhook, requiredWebhook } from './webhook';

/** https://docs.zudu.ai/api-reference/post-call-webhooks/toggle */
export const toggle = defineShared({
	option: { name: 'Toggle', value: 'toggle', description: 'Turn an active webhook off, or an inactive one on. Update sets either.', action: 'Toggle webhook' },
	properties: [requiredWebhook, writeOptions],
	effect: { what: 'change of the webhook', where: 'the webhooks in the Zudu portal' },
	response: oneWebhook,
	request: ({ webhookId }) => ({ method: 'POST', path: apiPath('/api/post-call-webhooks/{webhookId}/toggle', { webhookId }) }),
});
