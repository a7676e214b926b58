import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { webhook, webhookPath, webhookRecord } from './webhook';

/** https://docs.kejue.co/api-reference/webhooks/get-webhook */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get a webhook with the counts of its deliveries', action: 'Get webhook' },
	properties: [webhook, requestOptions],
	response: webhookRecord.passthrough(),
	request: ({ webhookId }) => ({ method: 'GET', path: webhookPath(webhookId) }),
});
