import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { listUnder } from '../../shared/core/lists/pages';
import { listPages } from '../listPages';
import { apiPath } from '../../shared/core/sending/apiPath';

const PAGE_SIZE = 100;

const tool = z.object({ id: z.string().min(1), name: z.string().catch(''), display_name: z.string().catch('') });

/** Custom tools of the workspace. https://docs.kejue.co/api-reference/tools/list-tools */
export const tools: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api/v1/tools'), query: { limit: PAGE_SIZE, offset: 0 } }),
	answer: listUnder('tools'),
	pages: listPages('tools', tool),
	entries(record) {
		const { id, name, display_name } = tool.parse(record);
		return [{ name: display_name || name || id, value: id }];
	},
	searches: false,
};
