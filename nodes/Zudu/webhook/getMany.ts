import { filtersField, limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { wholeList } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { oneWebhook, webhookList, webhooksPath } from './webhook';

/** https://docs.zudu.ai/api-reference/post-call-webhooks/list */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List the webhooks that can receive ended calls', action: 'Get many webhooks' },
	properties: [
		returnAll,
		limit,
		{
			...filtersField,
			options: [{ displayName: 'Active Only', name: 'activeOnly', type: 'boolean', default: true, description: 'Whether to list active webhooks only' }],
		},
		requestOptions,
	],
	response: webhookList,
	pages: wholeList({ entries: (data) => webhookList.parse(data).webhooks, record: oneWebhook }),
	request: ({ filters: { activeOnly } }) => ({ method: 'GET', path: webhooksPath, query: present({ activeOnly }) }),
});
