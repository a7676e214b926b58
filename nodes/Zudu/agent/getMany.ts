import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { listPages } from '../listPages';
import { agentRecord, AGENTS_PAGE_SIZE, agentsPath } from './agent';

/** https://docs.zudu.ai/api-reference/agents/get-agents */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List the agents of the account', action: 'Get many agents' },
	properties: [
		returnAll,
		limit,
		{
			displayName: 'Sort',
			name: 'sort',
			type: 'collection',
			placeholder: 'Add Sort Option',
			default: {},
			options: [
				{ displayName: 'Sort By', name: 'sortBy', type: 'options', options: [{ name: 'Created', value: 'created_at' }, { name: 'Updated', value: 'updated_at' }], default: 'updated_at' },
				{ displayName: 'Sort Order', name: 'sortOrder', type: 'options', options: [{ name: 'Ascending', value: 'ascending' }, { name: 'Descending', value: 'descending' }], default: 'descending' },
			],
		},
		requestOptions,
	],
	response: listUnder('agents'),
	pages: listPages('agents', agentRecord),
	request: ({ sort: { sortBy, sortOrder }, ...paging }) => ({
		method: 'GET',
		path: agentsPath,
		query: present({ page: 0, limit: pageSize(paging, AGENTS_PAGE_SIZE), sort_by: sortBy, sort_order: sortOrder }),
	}),
});
