import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../shared/listSearch';
import { isFull, withPage } from '../shared/pages';
import { entryOf, namedRecord } from './namedRecord';
import { apiPath } from '../shared/sending/apiPath';

/** No largest size is stated. */
const PAGE_SIZE = 100;

/**
 * Agents to pick from: a bare list without a total. Whether pages count from 0 or from 1 is not stated, so the first one is
 * asked for without a number; when page 1 repeats it, counting starts at 1 and page 2 is next.
 * https://docs.elemente.ai/api-reference/endpoint/agents/get-agents
 */
export const agentChoice: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api/v1/agents'), query: { limit: PAGE_SIZE } }),
	answer: z.array(namedRecord),
	pages: {
		records: (data) => data as IDataObject[],
		next: (page) =>
			isFull(page, 'limit') ? withPage(page.spec, { page: page.spec.query?.page === undefined ? 1 : Number(page.spec.query.page) + 1 }) : undefined,
		afterRepetition: ({ spec }) => (spec.query?.page === 1 ? withPage(spec, { page: 2 }) : undefined),
	},
	entries: (record) => [entryOf(record)],
	searches: false,
};
