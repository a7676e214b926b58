import { contactOptions } from '../../shared/calls/fields';
import { additionalBodyFields } from '../../shared/core/input/fields';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import { requireUuid } from '../requireUuid';
import { contactRecord, contactsPath, contactToRead } from './contact';
import { contactBody, contactFields, secondaryContacts } from './fields';

/** https://docs.uselevers.com/api-reference/contact/update-contact */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change a contact. Levers does not document whether fields that are not sent keep their values.', action: 'Update contact' },
	properties: [
		contactToRead,
		{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Nathan Smith' },
		contactFields,
		secondaryContacts,
		additionalBodyFields,
		contactOptions,
	],
	effect: { what: 'update of the contact', repeatable: true },
	target: ({ uuid }) => JSON.stringify(uuid),
	response: contactRecord,
	request({ uuid, additionalBodyFields: additions, ...params }) {
		const body = contactBody(params);
		requireChange(body ?? additions, 'Contact Fields', "Fill in 'Name', or add a field to 'Contact Fields'.");
		return { method: 'PUT', path: contactsPath, body: { uuid: requireUuid(uuid, 'Contact'), ...body } };
	},
});
