import { z } from 'zod';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { configChange, configChangeBody } from './configChange';

/** The same change twice is one. https://docs.zudu.ai/api-reference/agents/post-agents-config-apply */
export const applyConfig = defineOperation({
	option: { name: 'Apply Configuration', value: 'applyConfig', description: 'Change language model or voice of many agents at once. Preview it first.', action: 'Apply configuration to agents' },
	properties: [...configChange],
	effect: { what: 'update of the agents', repeatable: true },
	response: z.object({ results: z.array(z.unknown()) }).passthrough(),
	request: (params) => ({ method: 'POST', path: apiPath('/api/agents/config/apply'), body: configChangeBody(params) }),
});
