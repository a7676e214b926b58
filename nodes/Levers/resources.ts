import type { Resource } from '../shared/core/resource';
import * as call from './call';
import * as contact from './contact';
import * as invoice from './invoice';
import * as payment from './payment';

export const resources: [Resource, ...Resource[]] = [
	{ name: 'Call', value: 'call', operations: call, default: 'create' },
	{ name: 'Contact', value: 'contact', operations: contact, default: 'getMany' },
	{ name: 'Invoice', value: 'invoice', operations: invoice, default: 'get' },
	{ name: 'Payment', value: 'payment', operations: payment, default: 'create' },
];
