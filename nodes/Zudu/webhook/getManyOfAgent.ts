import { z } from 'zod';
import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { listUnder, wholeList } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { requiredAgent } from '../agent/agent';

const listing = listUnder('post_call_webhook_tools');

/** They have no IDs here. https://docs.zudu.ai/api-reference/agent-webhooks/get */
export const getManyOfAgent = defineOperation({
	option: { name: 'Get Many of Agent', value: 'getManyOfAgent', description: 'List the webhooks that receive the ended calls of an agent, by name and URL', action: 'Get many webhooks of agent' },
	properties: [requiredAgent, returnAll, limit, requestOptions],
	response: listing,
	pages: wholeList({ entries: (data) => listing.parse(data).post_call_webhook_tools ?? [], record: z.object({ url: z.string().min(1) }) }),
	request: ({ agentId }) => ({ method: 'GET', path: apiPath('/api/agents/{agentId}/tools/post-call-webhook', { agentId }) }),
});
