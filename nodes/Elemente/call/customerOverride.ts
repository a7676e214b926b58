import type { INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../shared/core/input/fields';

/** `customerOverride` but for its phone number, which is a field of its own. */
export const customerOverride = {
	displayName: 'Customer',
	name: 'customerOverride',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What the agent knows about the person in this call',
	options: [
		{
			displayName: 'Custom Fields',
			name: 'customFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Entry',
			default: {},
			description:
				'Values for placeholders in prompts: the key "Order ID" fills {{Order ID}}. Names are case-sensitive and may contain spaces. Write dates as text, such as 2027-01-15.',
			options: freeObjectGroups,
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			description: 'Required for the channel Email, unless Customer Email is filled in',
		},
		{
			displayName: 'First Name',
			name: 'firstName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Nathan',
			description: 'Fills {{firstName}} in prompts',
		},
		{
			displayName: 'Language',
			name: 'language',
			type: 'string',
			default: '',
			placeholder: 'e.g. en-US',
			description: 'Language and region of the person',
		},
		{
			displayName: 'Last Name',
			name: 'lastName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Smith',
		},
	],
} as const satisfies INodeProperties;
