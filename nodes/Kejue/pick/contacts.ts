import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { present } from '../../shared/core/input/present';
import { listUnder } from '../../shared/core/lists/pages';
import { listPages } from '../listPages';
import { apiPath } from '../../shared/core/sending/apiPath';

const PAGE_SIZE = 100;

const text = z.string().catch('');

const contact = z.object({ id: z.string().min(1), first_name: text, last_name: text, company: text, email: text, phone: text });

/** Contacts; Kejue looks for the words in name, phone, email and company. https://docs.kejue.co/api-reference/contacts/list-contacts */
export const contacts: PickList = {
	request: (filter) => ({
		method: 'GET',
		path: apiPath('/api/v1/contacts'),
		query: present({ limit: PAGE_SIZE, offset: 0, search: filter }),
	}),
	answer: listUnder('contacts'),
	pages: listPages('contacts', contact),
	entries(record) {
		const person = contact.parse(record);
		const fullName = [person.first_name, person.last_name].filter(Boolean).join(' ');
		const parts = [fullName || person.company || person.email, person.phone].filter(Boolean);
		return [{ name: parts.join(', ') || person.id, value: person.id }];
	},
	searches: true,
};
