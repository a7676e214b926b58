import { z } from 'zod';
import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { contact } from './contact';

/** https://docs.kejue.co/api-reference/contacts/get-contact */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get one contact', action: 'Get contact' },
	properties: [{ ...contact, required: true }, requestOptions],
	response: z.object({ id: z.string() }).passthrough(),
	request: ({ contactId }) => ({ method: 'GET', path: apiPath('/api/v1/contacts/{contactId}', { contactId }) }),
});
