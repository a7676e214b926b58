import type { Resource } from '../shared/core/resource';
import * as agent from './agent';
import * as call from './call';

/** What the node works with; each folder lists the operations. */
export const resources: [Resource, ...Resource[]] = [
	{ name: 'Call', value: 'call', operations: call, default: 'create' },
	{ name: 'Agent', value: 'agent', operations: agent, default: 'getMany' },
];
