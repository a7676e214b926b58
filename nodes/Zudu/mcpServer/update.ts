import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import { serverBody, serverFields, serverName, serverUrl } from './fields';
import { mcpServer, oneServer, serverPath } from './mcpServer';

/** One page has the members flat, the other in `config`: both are sent. https://docs.zudu.ai/api-reference/mcp-servers/update */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change how a server is reached, and which of its tools need approval', action: 'Update MCP server' },
	properties: [mcpServer, serverUrl, serverName, serverFields, additionalBodyFields, writeOptions],
	effect: { what: 'update of the MCP server', repeatable: true },
	response: oneServer,
	request({ mcpServerId, additionalBodyFields, ...entered }) {
		const config = serverBody(entered);
		requireChange(config ?? additionalBodyFields, 'Server Fields');
		return { method: 'PATCH', path: serverPath(mcpServerId), body: config && { ...config, config } };
	},
});
