import { filtersField, limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { splitList } from '../../shared/core/input/splitList';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { listPages } from '../listPages';
import { contactRecord, contactsPath } from './contact';

const MAX_PAGE_SIZE = 1000;

/** https://docs.kejue.co/api-reference/contacts/list-contacts */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List all contacts, or those that match the filters', action: 'Get many contacts' },
	properties: [
		returnAll,
		limit,
		{
			...filtersField,
			options: [
				{ displayName: 'Country', name: 'country', type: 'string', default: '', placeholder: 'e.g. US', description: 'ISO country code' },
				{ displayName: 'Has Phone', name: 'hasPhone', type: 'boolean', default: true, description: 'Whether to return only contacts with a phone number, or only those without' },
				{ displayName: 'Language', name: 'language', type: 'string', default: '', placeholder: 'e.g. en', description: 'Language code' },
				{ displayName: 'Search', name: 'search', type: 'string', default: '', placeholder: 'e.g. +14155550123', description: 'Text in name, phone number, email or company' },
				{ displayName: 'Tags', name: 'tags', type: 'string', default: '', placeholder: 'e.g. lead, vip', description: 'Separated by commas' },
			],
		},
		requestOptions,
	],
	response: listUnder('contacts'),
	pages: listPages('contacts', contactRecord),
	request: ({ filters, ...paging }) => ({
		method: 'GET',
		path: contactsPath,
		query: present({
			limit: pageSize(paging, MAX_PAGE_SIZE),
			offset: 0,
			search: filters.search,
			tags: splitList(filters.tags, 'Filters → Tags')?.join(','),
			country: filters.country,
			language: filters.language,
			has_phone: filters.hasPhone,
		}),
	}),
});
