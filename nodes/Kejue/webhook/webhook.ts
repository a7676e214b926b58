import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { wholeList } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';

export const webhook = {
	displayName: 'Webhook',
	name: 'webhookId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a webhook...', typeOptions: { searchListMethod: 'searchWebhooks', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. wh_1' },
	],
} as const satisfies INodeProperties;

export const webhooksPath = apiPath('/api/v1/webhooks');

export const webhookPath = (webhookId: string) => apiPath('/api/v1/webhooks/{webhookId}', { webhookId });

/** The list is a bare array, all at once. https://docs.kejue.co/api-reference/webhooks/list-webhooks */
export const webhookList = z.array(z.unknown());

/** IDs of the older API generation are numbers. */
export const webhookRecord = z.object({
	id: z.union([z.string().min(1), z.number()]).transform(String),
	name: z.string().catch(''),
	url: z.string().catch(''),
	events: z.array(z.string()).catch([]),
	scope_type: z.string().optional().catch(undefined),
	persona_id: z.string().nullable().optional().catch(undefined),
});

export const webhookPages = wholeList({ entries: (data) => webhookList.parse(data), record: webhookRecord });

export const webhooks: PickList = {
	request: () => ({ method: 'GET', path: webhooksPath }),
	response: webhookList,
	pages: webhookPages,
	entries(record) {
		const { id, name, url } = webhookRecord.parse(record);
		return [{ name: [name, url].filter(Boolean).join(', ') || id, value: id }];
	},
	searches: false,
};
