import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { oneWebhook, requiredWebhook, webhookPath } from './webhook';

/** https://docs.zudu.ai/api-reference/post-call-webhooks/get */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get one webhook, with how many agents use it', action: 'Get webhook' },
	properties: [requiredWebhook, requestOptions],
	response: oneWebhook,
	request: ({ webhookId }) => ({ method: 'GET', path: webhookPath(webhookId) }),
});
