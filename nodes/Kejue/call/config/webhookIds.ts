import type { INodeProperties } from 'n8n-workflow';

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
				{
					displayName: 'Webhook',
					name: 'id',
					type: 'resourceLocator',
					required: true,
					default: { mode: 'list', value: '' },
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							placeholder: 'Select a webhook...',
							typeOptions: { searchListMethod: 'searchWebhooks', searchable: true },
						},
						{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. wh_1' },
					],
				},
			],
		},
	],
} as const satisfies INodeProperties;
