import type { INodeProperties } from 'n8n-workflow';
import { statusOptions } from '../statusOptions';

export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		required: true,
		options: [...statusOptions],
		default: ['busy', 'canceled', 'close', 'closed', 'completed', 'expired', 'failed', 'no-answer', 'resolved', 'voicemail'],
		description:
			'Each call starts the workflow once, when it first shows one of these. Chosen at first are all that mean that a call or conversation is over.',
	},
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any' },
			{ name: 'Call', value: 'call' },
			{ name: 'Email', value: 'email' },
			{ name: 'SMS', value: 'sms' },
			{ name: 'Web Chat', value: 'webchat' },
			{ name: 'WhatsApp', value: 'whatsapp' },
		],
		default: 'any',
		description: 'Elemente does not tell the channel with a call, so choose it here if it matters to the workflow',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Look Back',
				name: 'lookBack',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 720, numberPrecision: 0 },
				default: 24,
				description:
					'Hours that may pass from the creation of a call to its end. Raise it for conversations that stay open for days, lower it if Elemente lists very many calls.',
			},
		],
	},
];
