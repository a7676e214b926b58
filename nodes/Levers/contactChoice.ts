import { z } from 'zod';
import type { PickList } from '../shared/core/lists/listSearch';
import { isFull } from '../shared/core/lists/pages';
import { apiPath } from '../shared/core/sending/apiPath';

/** The size in the only sample of this request. */
const PAGE_SIZE = 50;

const text = z.string().nullish().catch(undefined);

const contact = z.object({ uuid: z.string().min(1), name: text, firstName: text, lastName: text, phoneNumber: text });

/** No answer is documented. This is the form of Levers' framework for lists (inferred); a bare list is read, too. */
const contacts = z
	.union([z.object({ items: z.array(z.unknown()) }), z.array(z.unknown())])
	.transform((data) => (Array.isArray(data) ? data : data.items));

/** Contacts to pick from, by name and number: Levers documents no search. https://docs.uselevers.com/api-reference/introduction */
export const contactChoice: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api-service/v1/contact'), query: { page: 1, size: PAGE_SIZE } }),
	answer: contacts,
	pages: {
		member: 'page',
		entries: (data) => contacts.parse(data),
		record: contact,
		next: (page) => (isFull(page, 'size') ? (page.at ?? 1) + 1 : undefined),
	},
	entries(record) {
		const { uuid, name, firstName, lastName, phoneNumber } = contact.parse(record);
		const person = name || [firstName, lastName].filter(Boolean).join(' ');
		return [{ name: [person, phoneNumber && `(${phoneNumber})`].filter(Boolean).join(' ') || uuid, value: uuid }];
	},
	searches: false,
};
