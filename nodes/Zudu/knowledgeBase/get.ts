import { z } from 'zod';
import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';

/** No list is documented. https://docs.zudu.ai/api-reference/knowledge-bases/get-knowledge-base */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get a knowledge base and its sources', action: 'Get knowledge base' },
	properties: [
		{ displayName: 'Knowledge Base ID', name: 'knowledgeBaseId', type: 'string', required: true, default: '', placeholder: 'e.g. kb_1f2e3d', description: 'Shown in the Zudu portal, and in the settings of agents that use it' },
		requestOptions,
	],
	response: z.object({ knowledge_base_id: z.string().min(1) }).passthrough(),
	request: ({ knowledgeBaseId }) => ({
		method: 'GET',
		path: apiPath('/api/knowledge-bases/get-knowledge-base/{knowledgeBaseId}', { knowledgeBaseId }),
	}),
});
