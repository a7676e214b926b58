import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { isFull } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';

/** The size in the only sample of this request. */
export const PAGE_SIZE = 50;

export const contact = {
	displayName: 'Contact',
	name: 'contactUuid',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a contact...', typeOptions: { searchListMethod: 'searchContacts', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 9bfa828a-3c2d-430c-bdc7-f74d90334524' },
	],
} as const satisfies INodeProperties;

/** Of an operation that is about one contact. */
export const contactToRead = { ...contact, name: 'uuid', required: true } as const satisfies INodeProperties;

export const contactsPath = apiPath('/api-service/v1/contact');

const text = z.string().nullish().catch(undefined);

export const contactRecord = z.object({ uuid: z.string().min(1), name: text, firstName: text, lastName: text, phoneNumber: text });

/** Inferred: docs/decisions.md#what-levers-answers */
const contactList = z
	.union([z.object({ items: z.array(z.unknown()) }), z.array(z.unknown())])
	.transform((data) => (Array.isArray(data) ? data : data.items));

/** Contacts by name and number: Levers documents no search. https://docs.uselevers.com/api-reference/introduction */
export const contacts: PickList = {
	request: () => ({ method: 'GET', path: contactsPath, query: { page: 1, size: PAGE_SIZE } }),
	response: contactList,
	pages: {
		member: 'page',
		entries: (data) => contactList.parse(data),
		record: contactRecord,
		next: (page) => (isFull(page, 'size') ? (page.at ?? 1) + 1 : undefined),
	},
	entries(record) {
		const { uuid, name, firstName, lastName, phoneNumber } = contactRecord.parse(record);
		const person = name || [firstName, lastName].filter(Boolean).join(' ');
		return [{ name: [person, phoneNumber && `(${phoneNumber})`].filter(Boolean).join(' ') || uuid, value: uuid }];
	},
	searches: false,
};
