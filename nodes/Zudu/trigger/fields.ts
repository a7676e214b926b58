import type { INodeProperties } from 'n8n-workflow';
import { callAgent } from '../call/fields';

export const triggerFields: INodeProperties[] = [
	{ displayName: 'A post-call webhook is created in Zudu and attached to the agents when the workflow is activated, and removed when it is deactivated. This n8n instance needs a public HTTPS URL.', name: 'registrationNotice', type: 'notice', default: '' },
	{
		displayName: 'Agents',
		name: 'agents',
		type: 'options',
		options: [
			{ name: 'All Agents', value: 'all', description: 'Agents created later are included from the next activation or restart of n8n' },
			{ name: 'Chosen Agents', value: 'chosen' },
		],
		default: 'chosen',
		description: 'Whose calls start the workflow',
	},
	{
		displayName: 'Agents to Watch',
		name: 'agentIds',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Agent',
		default: {},
		description: 'An expression may also return their IDs, as a list or separated by commas',
		displayOptions: { show: { agents: ['chosen'] } },
		options: [{ displayName: 'Agent', name: 'agents', values: [callAgent] }],
	},
	{
		displayName: 'Calls',
		name: 'calls',
		type: 'options',
		options: [
			{ name: 'All Calls', value: 'all' },
			{ name: 'Calls of Batches', value: 'batch', description: 'One item for each person of a batch whose call has ended' },
			{ name: 'Other Calls', value: 'single', description: 'Calls that belong to no batch' },
		],
		default: 'all',
		description: 'Which of their calls start the workflow',
	},
	{
		displayName: 'If an Agent Has a Webhook',
		name: 'existingWebhook',
		type: 'options',
		options: [
			{ name: 'Replace and Restore', value: 'replace', description: 'Replace the webhook, and restore it when the workflow is deactivated' },
			{ name: 'Stop', value: 'stop', description: 'Change nothing, and return an error that names the agent and its webhook' },
		],
		default: 'stop',
		description: 'What to do when an agent already has another post-call webhook. Zudu allows one per agent.',
	},
];
