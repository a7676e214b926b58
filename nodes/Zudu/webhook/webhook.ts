import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { wholeList } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';

export const webhooksPath = apiPath('/api/post-call-webhooks');

export const webhookPath = (webhookId: string) => apiPath('/api/post-call-webhooks/{webhookId}', { webhookId });

/** The list has no pages. https://docs.zudu.ai/api-reference/post-call-webhooks/list */
export const webhookList = z.object({ webhooks: z.array(z.unknown()) });

export const webhookRecord = z.object({
	id: z.string().min(1),
	url: z.string(),
	name: z.string().catch(''),
	description: z.string().catch(''),
	is_active: z.boolean().catch(true),
	/** How many agents it is attached to. */
	agent_count: z.number().optional().catch(undefined),
});
export type WebhookRecord = z.infer<typeof webhookRecord>;

/** All that a list needs of one. */
const listedWebhook = webhookRecord.pick({ id: true, name: true });

export const webhook = {
	displayName: 'Webhook',
	name: 'webhookId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a webhook...', typeOptions: { searchListMethod: 'searchWebhooks', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. webhook_7a6b5c' },
	],
} as const satisfies INodeProperties;

export const requiredWebhook = { ...webhook, required: true } as const satisfies INodeProperties;

/** The answer about one webhook, and a record of a list. */
export const oneWebhook = z.object({ id: z.string().min(1) }).passthrough();

export const webhooks: PickList = {
	request: () => ({ method: 'GET', path: webhooksPath }),
	response: webhookList,
	pages: wholeList({ entries: (data) => webhookList.parse(data).webhooks, record: listedWebhook }),
	entries(record) {
		const { id, name } = listedWebhook.parse(record);
		return [{ name: name ? `${name} (${id})` : id, value: id }];
	},
	searches: false,
};
