import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import { agentName, agentPath, checkName, oneAgent, requiredAgent } from './agent';
import { agentBody, agentFields } from './agentFields';

/** https://docs.zudu.ai/api-reference/agents/patch-agents-agent-id */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change settings of an agent. Settings that are not entered stay as they are.', action: 'Update agent' },
	properties: [
		requiredAgent,
		{ ...agentName, description: 'New name, up to 50 characters. If empty, it stays as it is.' },
		agentFields,
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'update of the agent', repeatable: true },
	response: oneAgent,
	request({ agentId, agentName, agentFields, additionalBodyFields }) {
		const body = agentBody(checkName(agentName), agentFields);
		requireChange(body ?? additionalBodyFields, 'Agent Fields');
		return { method: 'PATCH', path: agentPath(agentId), body };
	},
});
