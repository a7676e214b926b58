import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { PAGE_SIZE } from '../listPages';
import { agents, agentsPath } from './agent';

/** https://docs.elemente.ai/api-reference/endpoint/agents/get-agents */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List the agents of the workspace', action: 'Get many agents' },
	properties: [returnAll, limit, requestOptions],
	response: agents.response,
	pages: agents.pages,
	request: (paging) => ({ method: 'GET', path: agentsPath, query: { limit: pageSize(paging, PAGE_SIZE) } }),
});
