import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { atMost } from '../../shared/core/input/atMost';
import type { PickList } from '../../shared/core/lists/listSearch';
import { listUnder } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';
import { listPages } from '../listPages';

/** The most that Zudu documents. https://docs.zudu.ai/api-reference/agents/get-agents */
export const AGENTS_PAGE_SIZE = 100;

const NAME_MAX_CHARACTERS = 50;

export const agentsPath = apiPath('/api/agents');

export const agentPath = (agentId: string) => apiPath('/api/agents/{agentId}', { agentId });

export const agent = {
	displayName: 'Agent',
	name: 'agentId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select an agent...', typeOptions: { searchListMethod: 'searchAgents', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. agent_1f2e3d' },
	],
} as const satisfies INodeProperties;

export const requiredAgent = { ...agent, required: true } as const satisfies INodeProperties;

export const agentName = { displayName: 'Name', name: 'agentName', type: 'string', default: '', placeholder: 'e.g. Front Desk', description: 'Name of the agent, up to 50 characters' } as const satisfies INodeProperties;

/** @throws InvalidParameter */
export function checkName(name: string | undefined): string | undefined {
	return atMost(NAME_MAX_CHARACTERS, name, agentName.displayName);
}

export const oneAgent = z.object({ agent_id: z.string().min(1) }).passthrough();

export const agentRecord = z.object({ agent_id: z.string().min(1), agent_name: z.string().catch('') });

/** Names are compared here: whether Zudu's filter finds a part of a name is not documented. */
export const agents: PickList = {
	request: () => ({ method: 'GET', path: agentsPath, query: { page: 0, limit: AGENTS_PAGE_SIZE } }),
	response: listUnder('agents'),
	pages: listPages('agents', agentRecord),
	entries(record) {
		const { agent_id: id, agent_name: name } = agentRecord.parse(record);
		return [{ name: name ? `${name} (${id})` : id, value: id }];
	},
	searches: false,
};
