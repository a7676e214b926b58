import { z } from 'zod';
import { writeOptions } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { splitList } from '../../shared/core/input/splitList';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { requireUuid } from '../requireUuid';
import { invoiceId } from './invoice';

/** https://docs.uselevers.com/api-reference/invoice/upload-attachment */
export const attach = defineOperation({
	option: { name: 'Attach Files', value: 'attach', description: 'Add files, such as the PDF, to an invoice', action: 'Attach files to invoice' },
	properties: [
		invoiceId,
		{ displayName: 'Input Data Field Name', name: 'binaryFields', type: 'string', required: true, default: 'data', hint: 'The name of the input field containing the file, or several names separated by commas', description: 'Binary fields of the item whose files to attach' },
		writeOptions,
	],
	effect: { what: 'attachment', where: 'the invoice in Levers' },
	response: z.object({ attachment: z.array(z.string()) }).passthrough(),
	output: { uuid: 'string', attachment: 'array' },
	simplify: ({ attachment = [] }, { uuid }) => ({ uuid, attachment }),
	request({ uuid, binaryFields }) {
		const file = splitList(binaryFields, 'Input Data Field Name');
		if (!file) throw new InvalidParameter('Input Data Field Name', 'names no field');
		const path = apiPath('/api-service/v1/invoice/attachment/{uuid}', { uuid: requireUuid(uuid, 'Invoice ID') });
		return { method: 'POST', path, files: { file: [...new Set(file)] } };
	},
});
