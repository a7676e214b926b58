import type { INodeProperties } from 'n8n-workflow';
import { persona } from '../persona/persona';

export const triggerFields: INodeProperties[] = [
	{ displayName: 'The webhook is registered at Kejue when the workflow is activated, and removed when it is deactivated. This n8n instance needs a public HTTPS URL.', name: 'registrationNotice', type: 'notice', default: '' },
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Call Analyzed', value: 'call.analyzed', description: 'Summary, score and extracted data of a call are ready' },
			{ name: 'Call Ended', value: 'call.ended', description: 'A call has ended. Has transcript and recording, not yet the analysis.' },
			{ name: 'Call Started', value: 'call.started', description: 'A person has answered a call' },
			{ name: 'Campaign Ended', value: 'campaign.ended', description: 'A campaign has finished, was canceled or has failed' },
			{ name: 'Campaign Failed', value: 'campaign.failed' },
			{ name: 'Campaign Paused', value: 'campaign.paused' },
			{ name: 'Campaign Resumed', value: 'campaign.resumed' },
			{ name: 'Campaign Started', value: 'campaign.started' },
		],
		default: ['call.analyzed'],
		description: 'Events that start the workflow. Call Ended and Call Analyzed are each sent once for the same call.',
	},
	{ ...persona, description: 'Only events of this persona. Leave empty for all.' },
];
