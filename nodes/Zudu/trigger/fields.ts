import type { INodeProperties } from 'n8n-workflow';
import { agentId } from '../call/agentId';

export const triggerFields: INodeProperties[] = [
	{
		displayName:
			'A post-call webhook is made in Zudu and attached to the agents when the workflow is activated, and removed when it is deactivated. This n8n must have a public https address.',
		name: 'registrationNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Agents',
		name: 'agents',
		type: 'options',
		options: [
			{
				name: 'All Agents',
				value: 'all',
				description: 'Agents that are made later are included from the next activation or restart of n8n',
			},
			{
				name: 'Chosen Agents',
				value: 'chosen',
			},
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
		description: 'An expression may also give their IDs, as a list or separated by commas',
		displayOptions: { show: { agents: ['chosen'] } },
		options: [{ displayName: 'Agent', name: 'agents', values: [agentId] }],
	},
	{
		displayName: 'If an Agent Has a Webhook',
		name: 'existingWebhook',
		type: 'options',
		options: [
			{
				name: 'Replace and Restore',
				value: 'replace',
				description: 'Put this one in its place, and put the old one back when the workflow is deactivated',
			},
			{
				name: 'Stop',
				value: 'stop',
				description: 'Change nothing, and name the agent and its webhook',
			},
		],
		default: 'stop',
		description: 'What to do when an agent already has another post-call webhook. Zudu keeps one for each agent.',
	},
];
