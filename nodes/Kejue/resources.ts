import type { Resource } from '../shared/core/resource';
import * as call from './call';
import * as contact from './contact';

export const resources: [Resource, ...Resource[]] = [
	{ name: 'Call', value: 'call', operations: call, default: 'create' },
	{ name: 'Contact', value: 'contact', operations: contact, default: 'get' },
];
