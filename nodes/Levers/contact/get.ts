import { z } from 'zod';
import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { requireUuid } from '../requireUuid';
import { contactToRead } from './contact';

/** The documented answer has no UUID. https://docs.uselevers.com/api-reference/contact/get-contact-details */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get a contact with what it owes and its reminder status', action: 'Get contact' },
	properties: [contactToRead, requestOptions],
	response: z.object({ name: z.string().nullable() }).passthrough(),
	repeats: ['uuid'],
	request: ({ uuid }) => ({ method: 'GET', path: apiPath('/api-service/v1/contact/{uuid}', { uuid: requireUuid(uuid, 'Contact') }) }),
});
