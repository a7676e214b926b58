import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import { contact } from '../contact/contact';
import { customFields, extPlatformId, notes, reference } from '../fields';
import { requireUuid } from '../requireUuid';
import { date, description, dueDate, invoiceBody, number, purchaseOrder, remindersEnabled, total } from './fields';
import { invoiceId, invoiceRecord, invoicesPath } from './invoice';

/** https://docs.uselevers.com/api-reference/invoice/update-invoice */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change an invoice. Levers does not document whether fields that are not sent keep their values.', action: 'Update invoice' },
	properties: [
		invoiceId,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [contact, customFields, date, description, dueDate, extPlatformId, notes, number, purchaseOrder, reference, remindersEnabled, total],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'update of the invoice', repeatable: true },
	target: ({ uuid }) => JSON.stringify(uuid),
	response: invoiceRecord,
	request({ uuid, updateFields, additionalBodyFields: additions }) {
		const body = invoiceBody(updateFields, 'Update Fields → ');
		requireChange(body ?? additions, 'Update Fields', "Add a field to 'Update Fields'.");
		return { method: 'PUT', path: invoicesPath, body: { uuid: requireUuid(uuid, 'Invoice ID'), ...body } };
	},
});
