import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../shared/listSearch';
import { numberedPages } from '../shared/pages';
import { apiPath } from '../shared/sending/apiPath';

/** The size in the only sample of this request. */
const PAGE_SIZE = 50;

const text = z.string().nullish().catch(undefined);

const contact = z.object({ uuid: text, name: text, firstName: text, lastName: text, phoneNumber: text });

/** No answer is documented. This is the form of Levers' framework for lists (inferred); a bare list is read, too. */
const contacts = z
	.union([z.object({ items: z.array(z.object({}).passthrough()) }).passthrough(), z.array(z.object({}).passthrough()), z.object({}).strict()])
	.transform((data) => (Array.isArray(data) ? data : 'items' in data ? data.items : []));

/** Contacts to pick from, by name and number: Levers documents no search. https://docs.uselevers.com/api-reference/introduction */
export const contactChoice: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api-service/v1/contact'), query: { page: 1, size: PAGE_SIZE } }),
	answer: contacts,
	pages: numberedPages((data) => contacts.parse(data) as IDataObject[], 'size'),
	entries(record) {
		const { uuid, name, firstName, lastName, phoneNumber } = contact.parse(record);
		if (!uuid) return [];
		const person = name || [firstName, lastName].filter(Boolean).join(' ');
		return [{ name: [person, phoneNumber && `(${phoneNumber})`].filter(Boolean).join(' ') || uuid, value: uuid }];
	},
	searches: false,
};
