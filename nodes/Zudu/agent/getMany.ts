import { additionalBodyFields, filtersField, limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { splitList } from '../../shared/core/input/splitList';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { listPages } from '../listPages';
import { sortField, sortOrder } from '../sort';
import { agentRecord, AGENTS_PAGE_SIZE, agentsPath } from './agent';

/** A POST that creates nothing. https://docs.zudu.ai/api-reference/agents/post-agents */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List the agents of the account, or those with certain names', action: 'Get many agents' },
	properties: [
		returnAll,
		limit,
		{
			...filtersField,
			options: [
				{ displayName: 'Names', name: 'agentName', type: 'string', default: '', placeholder: 'e.g. Front Desk, Sales', description: 'Only agents with one of these names, separated by commas' },
			],
		},
		{
			...sortField,
			options: [
				{ displayName: 'Sort By', name: 'sortBy', type: 'options', options: [{ name: 'Created', value: 'created_at' }, { name: 'Updated', value: 'updated_at' }], default: 'updated_at' },
				sortOrder,
			],
		},
		additionalBodyFields,
		requestOptions,
	],
	response: listUnder('agents'),
	pages: listPages('agents', agentRecord),
	request: ({ filters, sort, ...paging }) => ({
		method: 'POST',
		path: agentsPath,
		body: present({
			page: 0,
			limit: pageSize(paging, AGENTS_PAGE_SIZE),
			sort_by: sort.sortBy,
			sort_order: sort.sortOrder,
			filter_criteria: present({ agent_name: splitList(filters.agentName, 'Filters → Names') }),
		}),
	}),
});
