import type { INodeProperties } from 'n8n-workflow';
import { webhook } from '../../webhook/webhook';

/** https://docs.kejue.co/api-reference/webhooks/list-webhooks */
export const webhookIds = {
	displayName: 'Webhook Subscriptions',
	name: 'webhookIds',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Subscription',
	default: {},
	description: 'Existing webhook subscriptions to use for this call',
	options: [
		{
			displayName: 'Subscription',
			name: 'webhooks',
			values: [
				{ ...webhook, name: 'id' },
			],
		},
	],
} as const satisfies INodeProperties;
