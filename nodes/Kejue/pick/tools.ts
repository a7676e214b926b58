import { z } from 'zod';
import type { PickList } from '../../shared/listSearch';
import { listAnswer, listPages } from '../listPages';
import { apiPath } from '../../shared/sending/apiPath';

const PAGE_SIZE = 100;

const tool = z.object({ id: z.string().min(1), name: z.string().catch(''), display_name: z.string().catch('') });

/** Custom tools of the workspace. https://docs.kejue.co/api-reference/tools/list-tools */
export const tools: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api/v1/tools'), query: { limit: PAGE_SIZE, offset: 0 } }),
	answer: listAnswer('tools'),
	pages: listPages('tools'),
	entries(record) {
		const found = tool.safeParse(record).data;
		return found ? [{ name: found.display_name || found.name || found.id, value: found.id }] : [];
	},
	searches: false,
};
