import type { Resource } from '../shared/core/resource';
import * as agent from './agent';
import * as call from './call';
import * as phoneNumber from './phoneNumber';
import * as webhook from './webhook';

export const resources: [Resource, ...Resource[]] = [
	{ name: 'Call', value: 'call', operations: call, default: 'createPhoneCall' },
	{ name: 'Agent', value: 'agent', operations: agent, default: 'getMany' },
	{ name: 'Phone Number', value: 'phoneNumber', operations: phoneNumber, default: 'getMany' },
	{ name: 'Post-Call Webhook', value: 'webhook', operations: webhook, default: 'getMany' },
];
