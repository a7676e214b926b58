import type { INodeProperties } from 'n8n-workflow';

/** Chooses a persona; what for, its users say in a description of their own. */
export const persona = {
	displayName: 'Persona',
	name: 'personaId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a persona...',
			typeOptions: { searchListMethod: 'searchPersonas', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. per_7' },
	],
} as const satisfies INodeProperties;
