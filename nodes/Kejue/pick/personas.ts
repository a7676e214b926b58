import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { listUnder } from '../../shared/core/lists/pages';
import { listPages } from '../listPages';
import { apiPath } from '../../shared/core/sending/apiPath';

/** Parameters of GET /agents are inferred; other lists of Kejue have the same. */
const PAGE_SIZE = 100;

const agent = z.object({ id: z.string().min(1), name: z.string().catch('') });

/** Personas, which the API calls agents. https://docs.kejue.co/api-reference/agents/list-agents */
export const personas: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api/v1/agents'), query: { limit: PAGE_SIZE, offset: 0 } }),
	answer: listUnder('agents'),
	pages: listPages('agents', agent),
	entries(record) {
		const { id, name } = agent.parse(record);
		return [{ name: name || id, value: id }];
	},
	searches: false,
};
