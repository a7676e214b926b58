import { defineBatch } from '../../shared/core/defineBatch';
import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { apiPath } from '../../shared/core/sending/apiPath';
import { accepted } from '../accepted';
import { requireUuid } from '../requireUuid';
import { invoiceId } from './invoice';

/** No limit is documented. */
const MAX_INVOICES = 1000;

/** https://docs.uselevers.com/api-reference/invoice/update-status */
export const setStatus = defineBatch<'uuid'>()({
	option: { name: 'Set Status', value: 'setStatus', description: 'Mark the invoices of all items as paid or unpaid, with as few requests as possible', action: 'Set status of many invoices' },
	properties: [
		invoiceId,
		{ displayName: 'Status', name: 'status', type: 'options', options: [{ name: 'Paid', value: 'PAID' }, { name: 'Unpaid', value: 'UNPAID' }], required: true, default: 'UNPAID', description: 'Items with the same status are sent together, so if Levers refuses one of them, all may be refused' },
		additionalBodyFields,
		writeOptions,
	],
	max: MAX_INVOICES,
	listMember: 'uuid',
	effect: { what: 'status of the invoice', participle: 'changed', repeatable: true },
	target: ({ uuid }) => JSON.stringify(uuid),
	response: accepted,
	output: { uuid: 'string', status: 'string' },
	simplify: (_answer, { uuid, status }) => ({ uuid, status }),
	entry: ({ uuid }) => ({ uuid: requireUuid(uuid, 'Invoice ID').toLowerCase() }),
	request: ({ status }, invoices) => ({
		method: 'PATCH',
		path: apiPath('/api-service/v1/invoice/status'),
		body: { status, uuid: [...new Set(invoices.map(({ uuid }) => uuid))] },
	}),
});
