import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import type { CreateCallBody } from '../api';

export const additionalFields = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{ displayName: 'Customer Email', name: 'customerEmail', type: 'string', placeholder: 'name@email.com', default: '', description: 'Stored when Elemente creates a new customer for this call' },
		{ displayName: 'Customer Name', name: 'customerName', type: 'string', default: '', placeholder: 'e.g. Nathan Smith', description: 'Stored when Elemente creates a new customer for this call' },
		{ displayName: 'Customer Phone', name: 'customerPhone', type: 'string', default: '', placeholder: 'e.g. +14155550123', description: 'Stored when Elemente creates a new customer for this call. With country code.' },
	],
} as const satisfies INodeProperties;

export function additionalBody(entered: Partial<Params<(typeof additionalFields)['options']>>, customerPhone: string | undefined) {
	return { customerName: entered.customerName, customerPhone, customerEmail: entered.customerEmail } satisfies Partial<CreateCallBody>;
}
