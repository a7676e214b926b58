import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { toolPages, toolsPath } from './tool';

const MAX_PAGE_SIZE = 500;

/** https://docs.kejue.co/api-reference/tools/list-tools */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List the custom tools of the workspace', action: 'Get many tools' },
	properties: [returnAll, limit, requestOptions],
	response: listUnder('tools'),
	pages: toolPages,
	request: (params) => ({ method: 'GET', path: toolsPath, query: { limit: pageSize(params, MAX_PAGE_SIZE), offset: 0 } }),
});
