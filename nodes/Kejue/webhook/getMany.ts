import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { defineOperation } from '../../shared/core/operation';
import { webhookList, webhookPages, webhooksPath } from './webhook';

/** https://docs.kejue.co/api-reference/webhooks/list-webhooks */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List all webhooks, or those for one event', action: 'Get many webhooks' },
	properties: [
		returnAll,
		limit,
		{ displayName: 'Event', name: 'event', type: 'string', default: '', placeholder: 'e.g. call.analyzed', description: 'Only webhooks for this event' },
		requestOptions,
	],
	response: webhookList,
	pages: webhookPages,
	request: ({ event }) => ({ method: 'GET', path: webhooksPath, query: present({ event }) }),
});
