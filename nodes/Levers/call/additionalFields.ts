import type { INodeProperties } from 'n8n-workflow';

export const additionalFields = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'AI Settings Template ID',
			name: 'aiSettingsTemplateId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
			description: "UUID of the prompt template that the agent uses. If empty, the account's default is used.",
		},
		{
			displayName: 'Contact',
			name: 'contactUuid',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description:
				'Contact that the call is assigned to; the number dialed is still Number to Call. If Levers does not know the UUID, it searches for the number.',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select a contact...',
					typeOptions: { searchListMethod: 'searchContacts', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 9bfa828a-3c2d-430c-bdc7-f74d90334524',
				},
			],
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			description: 'Stored with a new contact, and with an existing one if Update Existing is on',
		},
		{
			displayName: 'Update Existing',
			name: 'updateExisting',
			type: 'boolean',
			default: true,
			description: 'Whether to overwrite the name and email of an existing contact (false if not set)',
		},
	],
} as const satisfies INodeProperties;
