import { contactOptions } from '../../shared/calls/fields';
import { additionalBodyFields } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { contactRecord, contactsPath } from './contact';
import { contactBody, contactFields, secondaryContacts } from './fields';

/** https://docs.uselevers.com/api-reference/contact/create-contact */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Add a person or company to the account. Levers may send payment reminders to it, unless Reminders Enabled is off.', action: 'Create contact' },
	properties: [
		{ displayName: 'Name', name: 'name', type: 'string', required: true, default: '', placeholder: 'e.g. Nathan Smith' },
		contactFields,
		secondaryContacts,
		additionalBodyFields,
		contactOptions,
	],
	effect: { what: 'contact', participle: 'created', where: 'the contacts in Levers' },
	target: ({ name, phoneNumber, email, extPlatformId }) => JSON.stringify([name, phoneNumber, email, extPlatformId]),
	response: contactRecord,
	request: (params) => ({ method: 'POST', path: contactsPath, body: contactBody(params) }),
});
