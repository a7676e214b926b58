import type { Resource } from '../shared/core/resource';
import * as agent from './agent';
import * as call from './call';

export const resources: [Resource, ...Resource[]] = [
	{ name: 'Call', value: 'call', operations: call, default: 'createPhoneCall' },
	{ name: 'Agent', value: 'agent', operations: agent, default: 'getMany' },
];
