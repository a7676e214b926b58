import type { Resource } from '../shared/core/resource';
import * as call from './call';
import * as contact from './contact';

/** What the node works with; each folder lists the operations. */
export const resources: [Resource, ...Resource[]] = [
	{ name: 'Call', value: 'call', operations: call, default: 'create' },
	{ name: 'Contact', value: 'contact', operations: contact, default: 'get' },
];
