import type { INodeProperties } from 'n8n-workflow';
import { channelOptions } from '../call/channelOptions';
import { statusOptions } from '../call/statusOptions';

export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		required: true,
		options: [...statusOptions],
		default: ['busy', 'canceled', 'close', 'closed', 'completed', 'expired', 'failed', 'no-answer', 'resolved', 'voicemail'],
		description: 'Each call starts the workflow once, when it first has one of these statuses. By default, all statuses that mean that a call or conversation has ended.',
	},
	{ displayName: 'Channel', name: 'channel', type: 'options', options: [{ name: 'Any', value: 'any' }, ...channelOptions], default: 'any', description: 'Elemente does not report the channel of a call, so choose it here if the workflow depends on it' },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{ displayName: 'Look Back', name: 'lookBack', type: 'number', typeOptions: { minValue: 1, maxValue: 720, numberPrecision: 0 }, default: 24, description: 'Maximum hours between the creation of a call and its end. Increase it for conversations that stay open for days, decrease it if Elemente lists very many calls.' },
		],
	},
];
