import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { customFields, extPlatformId, notes, reference } from '../fields';
import { requireUuid } from '../requireUuid';
import { description, invoiceBody, outstandingAmount, purchaseOrder, remindersEnabled, requiredFields } from './fields';
import { invoiceRecord, optionalInvoiceId } from './invoice';

/** https://docs.uselevers.com/api-reference/invoice/create-update-invoice */
export const createOrUpdate = defineOperation({
	option: { name: 'Create or Update', value: 'createOrUpdate', description: 'Create an invoice, or update it if it exists. Levers does not document by what it finds it; the Invoice ID is certain.', action: 'Create or update invoice' },
	properties: [
		...requiredFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [customFields, description, extPlatformId, optionalInvoiceId, notes, outstandingAmount, purchaseOrder, reference, remindersEnabled],
		},
		additionalBodyFields,
		writeOptions,
	],
	// By what an invoice is found is not documented, so a second request might create a second one.
	effect: { what: 'invoice', participle: 'saved', where: 'the invoices in Levers' },
	target: ({ uuid, number, contactUuid }) => JSON.stringify([uuid, number, contactUuid]),
	response: invoiceRecord,
	request({ additionalFields: { uuid, ...additionalFields }, contactUuid, number, date, dueDate, total }) {
		const id = requireUuid(uuid, 'Additional Fields → Invoice ID');
		const body = invoiceBody({ ...additionalFields, contactUuid, number, date, dueDate, total });
		return { method: 'POST', path: apiPath('/api-service/v1/invoice/create-update'), body: { ...(id && { uuid: id }), ...body } };
	},
});
