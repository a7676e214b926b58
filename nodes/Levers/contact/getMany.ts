import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { contactsPath, contacts, PAGE_SIZE } from './contact';

/** https://docs.uselevers.com/api-reference/introduction */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List the contacts of the account; Levers documents no filters', action: 'Get many contacts' },
	properties: [returnAll, limit, requestOptions],
	response: contacts.response,
	pages: contacts.pages,
	request: (paging) => ({ method: 'GET', path: contactsPath, query: { page: 1, size: pageSize(paging, PAGE_SIZE) } }),
});
