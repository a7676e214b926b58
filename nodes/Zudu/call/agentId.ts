import type { INodeProperties } from 'n8n-workflow';

/** The agent of a call that nobody dials. */
export const agentId = {
	displayName: 'Agent ID',
	name: 'agentId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. agent_1f2e3d',
	description: 'ID of the agent that speaks',
} as const satisfies INodeProperties;
