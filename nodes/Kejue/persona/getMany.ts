import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { PAGE_SIZE } from '../listPages';
import { personaPages, personasPath } from './persona';

/** https://docs.kejue.co/api-reference/agents/list-agents */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List the personas with their voice configurations and tools', action: 'Get many personas' },
	properties: [returnAll, limit, requestOptions],
	response: listUnder('agents'),
	pages: personaPages,
	request: (params) => ({ method: 'GET', path: personasPath, query: { limit: pageSize(params, PAGE_SIZE), offset: 0 } }),
});
