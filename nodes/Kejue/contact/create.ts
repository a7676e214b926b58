import { z } from 'zod';
import { contactOptions } from '../../shared/calls/fields';
import { storedNumber } from '../../shared/calls/numbers/storedNumber';
import { additionalBodyFields } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { contactBody, contactFields } from './fields';

/** https://docs.kejue.co/api-reference/contacts/create-contact */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Add a person to the workspace', action: 'Create contact' },
	properties: [
		{ displayName: 'Phone Number', name: 'phone', type: 'string', default: '', placeholder: 'e.g. +14155550123', description: 'In international format, or a local number if Default Country is set' },
		contactFields,
		additionalBodyFields,
		contactOptions,
	],
	effect: { what: 'contact', participle: 'created' },
	target: ({ phone, whatsapp_number, email }) => JSON.stringify([phone, whatsapp_number, email]),
	response: z.object({ id: z.string() }).passthrough(),
	request({ phone, contact, additionalBodyFields, options }) {
		const body = contactBody(storedNumber(phone, 'Phone Number', options), contact, options);
		if (!body && !additionalBodyFields) throw new InvalidParameter('Phone Number', 'is empty, and so are all Contact Fields');
		return { method: 'POST', path: apiPath('/api/v1/contacts'), body };
	},
});
