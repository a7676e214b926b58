import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { present } from '../../shared/core/input/present';
import type { PickList } from '../../shared/core/lists/listSearch';
import { listUnder } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';
import { listPages } from '../listPages';

/** No largest one is documented. */
export const SERVERS_PAGE_SIZE = 20;

export const mcpServer = {
	displayName: 'MCP Server',
	name: 'mcpServerId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select an MCP server...', typeOptions: { searchListMethod: 'searchMcpServers', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. mcp_1f2e3d' },
	],
} as const satisfies INodeProperties;

export const serversPath = apiPath('/api/mcp-servers');

export const serverPath = (mcpServerId: string) => apiPath('/api/mcp-servers/{mcpServerId}', { mcpServerId });

/** The answer about one server, and a record of a list. */
export const oneServer = z.object({ id: z.string().min(1) }).passthrough();

const text = z.string().catch('');

/** Newer samples have the shorter name. */
const serverRecord = z.object({ id: z.string().min(1), name: text, server_name: text });

/** https://docs.zudu.ai/api-reference/mcp-servers/list */
export const mcpServers: PickList = {
	request: (filter) => ({ method: 'GET', path: serversPath, query: present({ page: 0, limit: SERVERS_PAGE_SIZE, search: filter }) }),
	response: listUnder('servers'),
	pages: listPages('servers', serverRecord),
	entries(record) {
		const { id, name, server_name } = serverRecord.parse(record);
		const title = name || server_name;
		return [{ name: title ? `${title} (${id})` : id, value: id }];
	},
	searches: true,
};
