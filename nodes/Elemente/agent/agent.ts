import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { isFull } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';
import { entryOf, namedRecord } from '../namedRecord';

/** No largest size is stated. */
const PAGE_SIZE = 100;

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

export const agentPath = (agentId: string) => apiPath('/api/v1/agents/{agentId}', { agentId });

const agentList = z.array(z.unknown());

/** A bare list without a total: docs/decisions.md#where-elementes-list-of-agents-begins */
export const agents: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api/v1/agents'), query: { limit: PAGE_SIZE } }),
	response: agentList,
	pages: {
		member: 'page',
		entries: (data) => agentList.parse(data),
		record: namedRecord,
		next: (page) => (isFull(page, 'limit') ? (page.at ?? 0) + 1 : undefined),
		afterRepetition: ({ at }) => (at === 1 ? 2 : undefined),
	},
	entries: (record) => [entryOf(record)],
	searches: false,
};
