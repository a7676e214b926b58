import type { Resource } from '../shared/core/resource';
import * as call from './call';
import * as invoice from './invoice';

export const resources: [Resource, ...Resource[]] = [
	{ name: 'Call', value: 'call', operations: call, default: 'create' },
	{ name: 'Invoice', value: 'invoice', operations: invoice, default: 'attach' },
];
