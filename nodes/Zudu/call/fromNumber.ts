import type { INodeProperties } from 'n8n-workflow';

/** The own number that a phone call comes from. */
export const fromNumber = {
	displayName: 'From Number',
	name: 'fromNumber',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'Your Zudu phone number that the call comes from',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a phone number...',
			typeOptions: { searchListMethod: 'searchNumbers', searchable: true },
		},
		{
			displayName: 'By Phone Number',
			name: 'phoneNumber',
			type: 'string',
			placeholder: 'e.g. +14155550100',
			hint: 'With country code',
		},
	],
} as const satisfies INodeProperties;
