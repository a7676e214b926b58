import { z } from 'zod';
import type { PickList } from '../shared/core/lists/listSearch';
import { listUnder } from '../shared/core/lists/pages';
import { listPages } from './listPages';
import { apiPath } from '../shared/core/sending/apiPath';

/** Documented as the most at once. https://docs.zudu.ai/api-reference/agents/get-agents */
const PAGE_SIZE = 100;

const agent = z.object({ agent_id: z.string().min(1), agent_name: z.string().nullish().catch(undefined) });

/** Agents to pick from. Whether the documented filter takes a part of a name is not stated, so names are compared here. */
export const agentChoice: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api/agents'), query: { page: 0, limit: PAGE_SIZE } }),
	answer: listUnder('agents'),
	pages: listPages('agents', agent),
	entries(record) {
		const { agent_id: id, agent_name: name } = agent.parse(record);
		return [{ name: name ? `${name} (${id})` : id, value: id }];
	},
	searches: false,
};
