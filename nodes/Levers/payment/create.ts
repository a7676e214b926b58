import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { present } from '../../shared/core/input/present';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { extPlatformId, notes, reference } from '../fields';
import { invoiceId } from '../invoice/invoice';
import { requireUuid } from '../requireUuid';
import { amount, date, paymentRecord } from './fields';

/** https://docs.uselevers.com/api-reference/invoice/create-payment */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Record on an invoice that somebody has paid; no money is moved', action: 'Record payment on invoice' },
	properties: [
		invoiceId,
		{ ...amount, required: true },
		{ ...date, required: true },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				extPlatformId,
				{ displayName: 'External Invoice ID', name: 'extInvoiceId', type: 'string', default: '', description: 'ID of the invoice in another system' },
				notes,
				{ displayName: 'Payment Type', name: 'paymentType', type: 'options', options: [{ name: 'Credit Memo', value: 'CREDIT_MEMO' }, { name: 'Journal Entry', value: 'JOURNAL_ENTRY' }, { name: 'Other Payment', value: 'OTHER_PAYMENT' }, { name: 'Payment', value: 'PAYMENT' }], default: 'PAYMENT' },
				reference,
			],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'payment', participle: 'recorded', where: 'the payments of the invoice in Levers' },
	response: paymentRecord,
	request({ uuid, amount: paid, date: day, additionalFields }) {
		// The form begins with it.
		if (paid === 0) throw new InvalidParameter('Amount', 'is 0', 'Enter how much was paid; nothing was recorded.');
		return {
			method: 'POST',
			path: apiPath('/api-service/v1/invoice/{uuid}/payment', { uuid: requireUuid(uuid, 'Invoice ID') }),
			body: present({ amount: paid, date: day.toISODate(), ...additionalFields }),
		};
	},
});
