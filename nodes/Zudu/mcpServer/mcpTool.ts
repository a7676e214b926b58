import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { PickList } from '../../shared/core/lists/listSearch';
import { wholeList } from '../../shared/core/lists/pages';
import type { RequestSpec } from '../../shared/core/request';
import { apiPath } from '../../shared/core/sending/apiPath';
import { mcpServer } from './mcpServer';

export const mcpTool = {
	displayName: 'Tool',
	name: 'toolName',
	type: 'resourceLocator',
	required: true,
	typeOptions: { loadOptionsDependsOn: ['mcpServerId.value'] },
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a tool...', typeOptions: { searchListMethod: 'searchMcpTools', searchable: true } },
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. create_ticket' },
	],
} as const satisfies INodeProperties;

export const toolRecord = z.object({ name: z.string().min(1) });

/** A bare list, as the server tells it now. https://docs.zudu.ai/api-reference/mcp-servers/list-tools */
export const toolList = z.array(z.unknown());

export const toolPages = wholeList({ entries: (data) => toolList.parse(data), record: toolRecord });

export const listTools = (mcpServerId: string): RequestSpec => ({ method: 'GET', path: apiPath('/api/mcp-servers/{mcpServerId}/tools', { mcpServerId }) });

export const mcpTools: PickList = {
	request(_filter, parameter) {
		const mcpServerId = parameter(mcpServer.name);
		if (mcpServerId !== '') return listTools(mcpServerId);
		throw new InvalidParameter(mcpServer.displayName, 'must be chosen before its tools can be listed', "Choose the MCP server first, or enter the tool 'By Name'.");
	},
	response: toolList,
	pages: toolPages,
	entries(record) {
		const { name } = toolRecord.parse(record);
		return [{ name, value: name }];
	},
	searches: false,
};
