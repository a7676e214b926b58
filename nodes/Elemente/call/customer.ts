import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import type { CustomerOverride, CustomField } from '../api';

export const customer = {
	displayName: 'Customer',
	name: 'customerOverride',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What the agent knows about the person in this call',
	options: [
		{ displayName: 'Custom Fields', name: 'customFields', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Values for placeholders in prompts: the key "Order ID" fills {{Order ID}}. Names are case-sensitive and may contain spaces. Write dates as text, such as 2027-01-15.', options: freeObjectGroups },
		{ displayName: 'Email', name: 'email', type: 'string', placeholder: 'name@email.com', default: '', description: 'Required for the channel Email, unless Customer Email is filled in' },
		{ displayName: 'First Name', name: 'firstName', type: 'string', default: '', placeholder: 'e.g. Nathan', description: 'Fills {{firstName}} in prompts' },
		{ displayName: 'Language', name: 'language', type: 'string', default: '', placeholder: 'e.g. en-US', description: 'Language and region of the person' },
		{ displayName: 'Last Name', name: 'lastName', type: 'string', default: '', placeholder: 'e.g. Smith' },
	],
} as const satisfies INodeProperties;

/** The customer with the number to reach, as it is sent; empty when nothing was entered, since Elemente requires an object. */
export function customerBody(entered: Partial<Params<(typeof customer)['options']>>, phoneNumber: string | undefined): CustomerOverride {
	const body = present({
		firstName: entered.firstName,
		lastName: entered.lastName,
		phoneNumber,
		email: entered.email,
		language: entered.language,
		customFields: entered.customFields && customFields(entered.customFields),
	} satisfies CustomerOverride);
	return body ?? {};
}

/** Elemente wants a list; the form has one object, so that JSON can be entered too. */
function customFields(entered: IDataObject): CustomField[] {
	return Object.entries(entered).map(([name, value]) => {
		if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { name, value };
		throw new InvalidParameter(`Customer → Custom Fields → ${name}`, 'must be text, a number, or true or false');
	});
}
