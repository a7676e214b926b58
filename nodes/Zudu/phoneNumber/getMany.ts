import { additionalBodyFields, filtersField, limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { agent } from '../agent/agent';
import { listPages } from '../listPages';
import { sortField, sortOrder } from '../sort';
import { NUMBERS_PAGE_SIZE, oneNumber } from './phoneNumber';

/** https://docs.zudu.ai/api-reference/phone-numbers/post-phone-numbers-list */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List your numbers, filtered by name, area code or agent', action: 'Get many phone numbers' },
	properties: [
		returnAll,
		limit,
		{
			...filtersField,
			options: [
				{ ...agent, description: 'Only numbers of this agent, inbound or outbound' },
				{ displayName: 'Area Code', name: 'areaCode', type: 'number', typeOptions: { minValue: 100, maxValue: 999, numberPrecision: 0 }, default: 415 },
				{ displayName: 'Nickname', name: 'nickname', type: 'string', default: '', placeholder: 'e.g. Support', description: 'Only numbers whose name contains this text' },
			],
		},
		{
			...sortField,
			options: [
				{
					displayName: 'Sort By',
					name: 'sortBy',
					type: 'options',
					options: [
						{ name: 'Area Code', value: 'area_code' },
						{ name: 'Nickname', value: 'nickname' },
						{ name: 'Phone Number', value: 'phone_number' },
						{ name: 'Updated', value: 'updated_at' },
					],
					default: 'updated_at',
				},
				sortOrder,
			],
		},
		additionalBodyFields,
		requestOptions,
	],
	response: listUnder('phone_numbers'),
	pages: listPages('phone_numbers', oneNumber),
	request: ({ filters, sort, ...paging }) => ({
		method: 'POST',
		path: apiPath('/api/phone-numbers/list'),
		body: present({
			page: 0,
			limit: pageSize(paging, NUMBERS_PAGE_SIZE),
			sort_by: sort.sortBy,
			sort_order: sort.sortOrder,
			filter_criteria: present({ agent_id: filters.agentId, area_code: filters.areaCode, nickname: filters.nickname }),
		}),
	}),
});
