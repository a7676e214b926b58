import { z } from 'zod';
import { writeOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { persona } from '../persona/persona';
import { attachedTool, attachmentBody, channels, toolName, toolSettings } from './attachment';

/** https://docs.kejue.co/api-reference/agents/attach-tool */
export const attach = defineOperation({
	option: { name: 'Attach', value: 'attach', description: 'Let a persona use a built-in or custom tool. Kejue documents no way to detach it.', action: 'Attach tool to persona' },
	properties: [{ ...persona, required: true }, toolName, attachedTool, channels, toolSettings, writeOptions],
	effect: { what: 'attachment of the tool', where: 'the tools in the Kejue dashboard' },
	response: z.object({ tool_name: z.string() }).passthrough(),
	request: (params) => ({ method: 'POST', path: apiPath('/api/v1/agents/{personaId}/tools', params), body: attachmentBody(params) }),
});
