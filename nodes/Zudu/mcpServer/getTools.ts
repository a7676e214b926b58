import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { mcpServer } from './mcpServer';
import { listTools, toolList, toolPages } from './mcpTool';

/** https://docs.zudu.ai/api-reference/mcp-servers/list-tools */
export const getTools = defineOperation({
	option: { name: 'Get Many Tools', value: 'getTools', description: 'List the tools that a server offers now', action: 'Get many tools of MCP server' },
	properties: [mcpServer, returnAll, limit, requestOptions],
	response: toolList,
	pages: toolPages,
	request: ({ mcpServerId }) => listTools(mcpServerId),
});
