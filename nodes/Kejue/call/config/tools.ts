import type { INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../../shared/core/input/fields';
import { tool } from '../../tool/tool';

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
				{ ...tool, name: 'id' },
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
