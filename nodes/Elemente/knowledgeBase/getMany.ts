import { z } from 'zod';
import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { listPages, PAGE_SIZE } from '../listPages';
import { knowledgePath } from './knowledgeBase';

const MEMBER = 'knowledgeBases';

/** https://docs.elemente.ai/api-reference/endpoint/knowledgebase/get-knowledge-base */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List the entries of the knowledge base', action: 'Get many knowledge base entries' },
	properties: [returnAll, limit, requestOptions],
	response: listUnder(MEMBER),
	pages: listPages((data) => listUnder(MEMBER).parse(data)[MEMBER] ?? [], z.object({}).passthrough()),
	request: (paging) => ({ method: 'GET', path: knowledgePath, query: { limit: pageSize(paging, PAGE_SIZE) } }),
});
