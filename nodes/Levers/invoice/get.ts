import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { requireUuid } from '../requireUuid';
import { invoiceId, invoiceRecord } from './invoice';

/** https://docs.uselevers.com/api-reference/invoice/get-invoice-details */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get an invoice with its payments and history', action: 'Get invoice' },
	properties: [invoiceId, requestOptions],
	response: invoiceRecord,
	request: ({ uuid }) => ({ method: 'GET', path: apiPath('/api-service/v1/invoice/{uuid}', { uuid: requireUuid(uuid, 'Invoice ID') }) }),
});
