import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { listUnder } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';
import { listPages, PAGE_SIZE } from '../listPages';

export const tool = {
	displayName: 'Tool',
	name: 'toolId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a tool...', typeOptions: { searchListMethod: 'searchTools', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. tool_1' },
	],
} as const satisfies INodeProperties;

export const toolsPath = apiPath('/api/v1/tools');

export const toolPath = (toolId: string) => apiPath('/api/v1/tools/{toolId}', { toolId });

const text = z.string().catch('');

export const toolRecord = z.object({ id: z.string().min(1), name: text, display_name: text });

export const toolPages = listPages('tools', toolRecord);

/** Custom tools of the workspace. https://docs.kejue.co/api-reference/tools/list-tools */
export const tools: PickList = {
	request: () => ({ method: 'GET', path: toolsPath, query: { limit: PAGE_SIZE, offset: 0 } }),
	response: listUnder('tools'),
	pages: toolPages,
	entries(record) {
		const { id, name, display_name } = toolRecord.parse(record);
		return [{ name: display_name || name || id, value: id }];
	},
	searches: false,
};
