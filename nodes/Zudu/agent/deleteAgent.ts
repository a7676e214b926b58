import { writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { agentPath, requiredAgent } from './agent';

/** https://docs.zudu.ai/api-reference/agents/delete */
export const deleteAgent = defineOperation({
	option: { name: 'Delete', value: 'delete', description: 'Delete an agent permanently. This cannot be undone.', action: 'Delete agent' },
	properties: [requiredAgent, writeOptions],
	// After a lost answer a second request would find no agent, which reads as if nothing had been deleted.
	effect: { what: 'deletion of the agent', where: 'the agents in the Zudu portal' },
	response: objectOrEmpty,
	request: ({ agentId }) => ({ method: 'DELETE', path: agentPath(agentId) }),
	output: { deleted: 'boolean', agentId: 'string' },
	emit: (_record, { agentId }) => [{ deleted: true, agentId }],
});
