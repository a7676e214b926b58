import { z } from 'zod';
import { contactOptions } from '../../shared/calls/fields';
import { additionalBodyFields } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { contactsPath } from './contact';
import { contactFields, contactKey, contactPhone, newContact } from './fields';

/** https://docs.kejue.co/api-reference/contacts/create-contact */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Add a person to the workspace', action: 'Create contact' },
	properties: [contactPhone, contactFields, additionalBodyFields, contactOptions],
	effect: { what: 'contact', participle: 'created', where: 'the contacts in the Kejue dashboard' },
	target: contactKey,
	response: z.object({ id: z.string() }).passthrough(),
	request: (params) => ({ method: 'POST', path: contactsPath, body: newContact(params) }),
});
