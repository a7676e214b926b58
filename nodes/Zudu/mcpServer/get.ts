import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { mcpServer, oneServer, serverPath } from './mcpServer';

/** https://docs.zudu.ai/api-reference/mcp-servers/get */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get one server, with its rules for approval', action: 'Get MCP server' },
	properties: [mcpServer, requestOptions],
	response: oneServer,
	request: ({ mcpServerId }) => ({ method: 'GET', path: serverPath(mcpServerId) }),
});
