import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { tool, toolPath, toolRecord } from './tool';

/** https://docs.kejue.co/api-reference/tools/get-tool */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get one custom tool', action: 'Get tool' },
	properties: [{ ...tool, required: true }, requestOptions],
	response: toolRecord.passthrough(),
	request: ({ toolId }) => ({ method: 'GET', path: toolPath(toolId) }),
});
