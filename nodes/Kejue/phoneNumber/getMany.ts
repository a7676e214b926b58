import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { PAGE_SIZE } from '../listPages';
import { phoneNumberPages, phoneNumbersPath } from './phoneNumber';

export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List the phone numbers of the workspace (inferred endpoint)', action: 'Get many phone numbers' },
	properties: [returnAll, limit, requestOptions],
	response: listUnder('phone_numbers'),
	pages: phoneNumberPages,
	request: (params) => ({ method: 'GET', path: phoneNumbersPath, query: { limit: pageSize(params, PAGE_SIZE), offset: 0 } }),
});
