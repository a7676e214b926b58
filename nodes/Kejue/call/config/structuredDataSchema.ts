import type { INodeProperties } from 'n8n-workflow';

export const structuredDataSchema = {
	displayName: 'Structured Data Schema',
	name: 'structuredDataSchema',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	description: 'Data the post-call analysis should extract',
	options: [
		{
			displayName: 'Field',
			name: 'fields',
			values: [
				{
					displayName: 'Key',
					name: 'key',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. new_date',
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					placeholder: 'e.g. Date the person proposed',
					description: 'What to look for',
				},
			],
		},
	],
} as const satisfies INodeProperties;
