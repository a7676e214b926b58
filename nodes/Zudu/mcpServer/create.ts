import { z } from 'zod';
import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { serverBody, serverFields, serverName, serverUrl } from './fields';
import { oneServer, serversPath } from './mcpServer';

const named = z.object({ url: z.string(), name: z.string() });

/** https://docs.zudu.ai/api-reference/mcp-servers/create */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Register a server whose tools agents can use', action: 'Create MCP server' },
	properties: [{ ...serverUrl, required: true }, { ...serverName, required: true }, serverFields, additionalBodyFields, writeOptions],
	effect: { what: 'MCP server', participle: 'created', where: 'the MCP servers in the Zudu portal' },
	target: ({ config }) => JSON.stringify(named.parse(config)),
	response: oneServer,
	request: (params) => ({ method: 'POST', path: serversPath, body: { config: serverBody(params) } }),
});
