import type { INodeProperties } from 'n8n-workflow';

export const tags = {
	displayName: 'Tags',
	name: 'tags',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Tag',
	default: {},
	description: 'Labels the post-call analysis can assign',
	options: [
		{
			displayName: 'Tag',
			name: 'tags',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. confirmed',
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					placeholder: 'e.g. The person said yes',
					description: 'When to assign the label',
				},
			],
		},
	],
} as const satisfies INodeProperties;
