import { z } from 'zod';
import { writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { numberPath, requiredNumber } from './phoneNumber';

const cleanUp = z.object({ cleanup_results: z.record(z.string(), z.boolean()).nullable().catch(null) });

/** https://docs.zudu.ai/api-reference/phone-numbers/delete */
export const deleteNumber = defineOperation({
	option: { name: 'Delete', value: 'delete', description: 'Remove a number and its routing from Zudu permanently. This cannot be undone.', action: 'Delete phone number' },
	properties: [requiredNumber, writeOptions],
	// After a lost answer a second request would find no number, which reads as if nothing had been removed.
	effect: { what: 'deletion of the phone number', where: 'the phone numbers in the Zudu portal' },
	response: objectOrEmpty,
	request: ({ phoneNumber }) => ({ method: 'DELETE', path: numberPath(phoneNumber) }),
	output: { deleted: 'boolean', phoneNumber: 'string', cleanupResults: 'object?' },
	emit: (record, { phoneNumber }) => [{ deleted: true, phoneNumber, cleanupResults: cleanUp.parse(record).cleanup_results }],
});
