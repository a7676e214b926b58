import type { INodeProperties } from 'n8n-workflow';

export const skillId = {
	displayName: 'Skill',
	name: 'skillId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'Skill that the agent uses; must belong to the agent',
	typeOptions: { loadOptionsDependsOn: ['agentId.value'] },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a skill...',
			typeOptions: { searchListMethod: 'searchSkills', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 123e4567-e89b-12d3-a456-426614174000',
		},
	],
} as const satisfies INodeProperties;
