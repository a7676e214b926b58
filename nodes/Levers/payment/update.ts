import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { notes, reference } from '../fields';
import { requireUuid } from '../requireUuid';
import { amount, date, paymentRecord } from './fields';

/** https://docs.uselevers.com/api-reference/invoice/update-payment */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Correct a payment that was recorded', action: 'Update payment' },
	properties: [
		{ displayName: 'Payment ID', name: 'uuid', type: 'string', required: true, default: '', placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000', description: 'UUID of the payment, which is not that of the invoice. Invoice: Get lists them.' },
		{ displayName: 'Update Fields', name: 'updateFields', type: 'collection', placeholder: 'Add Field', default: {}, options: [amount, date, notes, reference] },
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'update of the payment', repeatable: true },
	response: paymentRecord,
	request({ uuid, updateFields: { date: day, ...entered }, additionalBodyFields: additions }) {
		const body = present({ ...entered, date: day?.toISODate() });
		requireChange(body ?? additions, 'Update Fields', "Add a field to 'Update Fields'.");
		return { method: 'PUT', path: apiPath('/api-service/v1/invoice/payment/{uuid}', { uuid: requireUuid(uuid, 'Payment ID') }), body };
	},
});
