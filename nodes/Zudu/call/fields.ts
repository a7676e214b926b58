import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { freeObjectGroups } from '../../shared/core/input/fields';
import { agent } from '../agent/agent';

export const callAgent = { ...agent, required: true, description: 'Agent that handles the call' } as const satisfies INodeProperties;

export const metadata = { displayName: 'Metadata', name: 'metadata', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Your own data, stored with the call and returned when it is read', options: freeObjectGroups } as const satisfies INodeProperties;

export const callStatuses = [
	{ name: 'Ended', value: 'ENDED' },
	{ name: 'Error', value: 'ERROR' },
	{ name: 'Ongoing', value: 'ONGOING' },
	{ name: 'Registered', value: 'REGISTERED' },
	{ name: 'Scheduled', value: 'SCHEDULED' },
] as const satisfies INodePropertyOptions[];

export const callTypes = [
	{ name: 'Phone Call', value: 'PHONE_CALL' },
	{ name: 'Web Call', value: 'WEB_CALL' },
] as const satisfies INodePropertyOptions[];

export const directions = [
	{ name: 'Inbound', value: 'INBOUND' },
	{ name: 'Outbound', value: 'OUTBOUND' },
] as const satisfies INodePropertyOptions[];
