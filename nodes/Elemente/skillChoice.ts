import { z } from 'zod';
import { InvalidParameter } from '../shared/core/input/invalidParameter';
import type { PickList } from '../shared/core/lists/listSearch';
import { wholeList } from '../shared/core/lists/pages';
import { entryOf, namedRecord } from './namedRecord';
import { apiPath } from '../shared/core/sending/apiPath';

const agent = z.object({ id: z.union([z.string(), z.number()]), skills: z.array(z.unknown()).nullish() }).passthrough();

/** Skills of the chosen agent: its own record is the only place where they are documented. https://docs.elemente.ai/api-reference/endpoint/agents/get-agent */
export const skillChoice: PickList = {
	request(_filter, parameter) {
		const agentId = parameter('agentId');
		if (agentId === '') {
			throw new InvalidParameter('Agent', 'is empty, but skills belong to an agent', "Choose the 'Agent' first, or enter the skill by its ID.");
		}
		return { method: 'GET', path: apiPath('/api/v1/agents/{agentId}', { agentId }) };
	},
	answer: agent,
	pages: wholeList({ entries: (data) => agent.parse(data).skills ?? [], record: namedRecord }),
	entries: (record) => [entryOf(record)],
	searches: false,
};
