import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { customFields, extPlatformId, notes, reference } from '../fields';
import { description, invoiceBody, purchaseOrder, remindersEnabled, requiredFields } from './fields';
import { invoiceRecord, invoicesPath } from './invoice';

/** https://docs.uselevers.com/api-reference/invoice/create-invoice */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Add an invoice to a contact. Levers may send payment reminders for it, unless Reminders Enabled is off.', action: 'Create invoice' },
	properties: [
		...requiredFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [customFields, description, extPlatformId, notes, purchaseOrder, reference, remindersEnabled],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'invoice', participle: 'created', where: 'the invoices in Levers' },
	target: ({ number, contactUuid }) => JSON.stringify([number, contactUuid]),
	response: invoiceRecord,
	request: ({ additionalFields, contactUuid, number, date, dueDate, total }) => ({
		method: 'POST',
		path: invoicesPath,
		body: invoiceBody({ ...additionalFields, contactUuid, number, date, dueDate, total }),
	}),
});
