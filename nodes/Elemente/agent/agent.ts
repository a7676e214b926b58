import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { apiPath } from '../../shared/core/sending/apiPath';
import { listPages, PAGE_SIZE } from '../listPages';
import { entryOf, namedRecord } from '../namedRecord';

export const agent = {
	displayName: 'Agent',
	name: 'agentId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select an agent...', typeOptions: { searchListMethod: 'searchAgents', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 123e4567-e89b-12d3-a456-426614174000' },
	],
} as const satisfies INodeProperties;

/** Of an operation that is about one agent. */
export const agentToRead = { ...agent, name: 'id', required: true } as const satisfies INodeProperties;

export const agentsPath = apiPath('/api/v1/agents');

export const agentPath = (id: string) => apiPath('/api/v1/agents/{id}', { id });

const agentList = z.array(z.unknown());

export const agents: PickList = {
	request: () => ({ method: 'GET', path: agentsPath, query: { limit: PAGE_SIZE } }),
	response: agentList,
	pages: listPages((data) => agentList.parse(data), namedRecord),
	entries: (record) => [entryOf(record)],
	searches: false,
};
