import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { present } from '../../shared/core/input/present';
import type { PickList } from '../../shared/core/lists/listSearch';
import { listUnder } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';
import { listPages, PAGE_SIZE } from '../listPages';

export const contactsPath = apiPath('/api/v1/contacts');

export const contact = {
	displayName: 'Contact',
	name: 'contactId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a contact...', typeOptions: { searchListMethod: 'searchContacts', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. con_9' },
	],
} as const satisfies INodeProperties;

const text = z.string().catch('');

export const contactRecord = z.object({ id: z.string().min(1), first_name: text, last_name: text, company: text, email: text, phone: text });

/** Kejue searches name, phone, email and company. https://docs.kejue.co/api-reference/contacts/list-contacts */
export const contacts: PickList = {
	request: (filter) => ({ method: 'GET', path: contactsPath, query: present({ limit: PAGE_SIZE, offset: 0, search: filter }) }),
	response: listUnder('contacts'),
	pages: listPages('contacts', contactRecord),
	entries(record) {
		const { id, first_name, last_name, company, email, phone } = contactRecord.parse(record);
		const fullName = [first_name, last_name].filter(Boolean).join(' ');
		const parts = [fullName || company || email, phone].filter(Boolean);
		return [{ name: parts.join(', ') || id, value: id }];
	},
	searches: true,
};
