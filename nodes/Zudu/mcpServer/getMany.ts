import { filtersField, limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { listPages } from '../listPages';
import { sortField } from '../sort';
import { oneServer, SERVERS_PAGE_SIZE, serversPath } from './mcpServer';

/** https://docs.zudu.ai/api-reference/mcp-servers/list */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List the servers whose tools agents can use', action: 'Get many MCP servers' },
	properties: [
		returnAll,
		limit,
		{
			...filtersField,
			options: [{ displayName: 'Search', name: 'search', type: 'string', default: '', placeholder: 'e.g. tickets', description: 'Only servers that contain this text' }],
		},
		{
			...sortField,
			options: [
				{ displayName: 'Sort By', name: 'sort', type: 'string', default: '', placeholder: 'e.g. created_at', description: 'Only created_at is documented' },
				{ displayName: 'Sort Order', name: 'order', type: 'options', options: [{ name: 'Ascending (Inferred)', value: 'asc' }, { name: 'Descending', value: 'desc' }], default: 'desc' },
			],
		},
		requestOptions,
	],
	response: listUnder('servers'),
	pages: listPages('servers', oneServer),
	request: ({ filters, sort, ...paging }) => ({
		method: 'GET',
		path: serversPath,
		query: present({ page: 0, limit: pageSize(paging, SERVERS_PAGE_SIZE), sort: sort.sort, order: sort.order, search: filters.search }),
	}),
});
