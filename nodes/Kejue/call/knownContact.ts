import type { INodeProperties } from 'n8n-workflow';

/** Chooses a person whom Kejue already has as a contact; what for, its users say in a description of their own. */
export const knownContact = {
	displayName: 'Contact',
	name: 'contactId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a contact...',
			typeOptions: { searchListMethod: 'searchContacts', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. con_9' },
	],
} as const satisfies INodeProperties;
