import type { INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../../shared/fields';

export const tools = {
	displayName: 'Tools',
	name: 'tools',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Tool',
	default: {},
	description: 'Tools the persona may use in this call',
	options: [
		{
			displayName: 'Tool',
			name: 'tools',
			values: [
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. tool_1',
				},
				{
					displayName: 'Settings',
					name: 'config',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					placeholder: 'Add Entry',
					default: {},
					description: 'What the tool is to use in this call',
					options: freeObjectGroups,
				},
			],
		},
	],
} as const satisfies INodeProperties;
