import { z } from 'zod';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { configChange, configChangeBody } from './configChange';

/** A POST that changes nothing. https://docs.zudu.ai/api-reference/agents/post-agents-config-preview */
export const previewConfig = defineOperation({
	option: { name: 'Preview Configuration', value: 'previewConfig', description: 'Show what a change would do to many agents, without making it', action: 'Preview configuration of agents' },
	properties: [...configChange],
	response: z.object({ preview: z.array(z.unknown()) }).passthrough(),
	request: (params) => ({ method: 'POST', path: apiPath('/api/agents/config/preview'), body: configChangeBody(params) }),
});
