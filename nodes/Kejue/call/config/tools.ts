import type { INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../../shared/core/input/fields';

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
					displayName: 'Tool',
					name: 'id',
					type: 'resourceLocator',
					required: true,
					default: { mode: 'list', value: '' },
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							placeholder: 'Select a tool...',
							typeOptions: { searchListMethod: 'searchTools', searchable: true },
						},
						{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. tool_1' },
					],
				},
				{
					displayName: 'Settings',
					name: 'config',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					placeholder: 'Add Entry',
					default: {},
					description: 'Tool settings for this call',
					options: freeObjectGroups,
				},
			],
		},
	],
} as const satisfies INodeProperties;
