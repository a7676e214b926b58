import { z } from 'zod';
import type { PickList } from '../shared/core/lists/listSearch';
import { isFull } from '../shared/core/lists/pages';
import { entryOf, namedRecord } from './namedRecord';
import { apiPath } from '../shared/core/sending/apiPath';

/** No largest size is stated. */
const PAGE_SIZE = 100;

const answer = z.array(z.unknown());

/**
 * Agents to pick from: a bare list without a total. Whether pages count from 0 or from 1 is not stated, so the first one is
 * asked for without a number; when page 1 repeats it, counting starts at 1 and page 2 is next.
 * https://docs.elemente.ai/api-reference/endpoint/agents/get-agents
 */
export const agentChoice: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api/v1/agents'), query: { limit: PAGE_SIZE } }),
	answer,
	pages: {
		member: 'page',
		entries: (data) => answer.parse(data),
		record: namedRecord,
		next: (page) => (isFull(page, 'limit') ? (page.at ?? 0) + 1 : undefined),
		afterRepetition: ({ at }) => (at === 1 ? 2 : undefined),
	},
	entries: (record) => [entryOf(record)],
	searches: false,
};
