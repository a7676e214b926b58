import type { INodeProperties } from 'n8n-workflow';

/** In which order calls are listed. https://docs.zudu.ai/api-reference/calls/post-calls */
export const sort = {
	displayName: 'Sort',
	name: 'sort',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Sort By',
			name: 'sortBy',
			type: 'options',
			options: [
				{ name: 'Created', value: 'created_at' },
				{ name: 'Started', value: 'start_timestamp' },
			],
			default: 'start_timestamp',
			description: 'Time that calls are sorted by',
		},
		{
			displayName: 'Sort Order',
			name: 'sortOrder',
			type: 'options',
			options: [
				{ name: 'Ascending', value: 'ascending', description: 'Oldest first' },
				{ name: 'Descending', value: 'descending', description: 'Newest first' },
			],
			default: 'descending',
		},
	],
} as const satisfies INodeProperties;
