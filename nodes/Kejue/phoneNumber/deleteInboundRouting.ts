import { writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { phoneNumber, routingPath } from './phoneNumber';

/** https://docs.kejue.co/guides/inbound-routing */
export const deleteInboundRouting = defineOperation({
	option: { name: 'Delete Inbound Routing', value: 'deleteInboundRouting', description: 'Let no persona answer the calls to a number any more', action: 'Delete inbound routing of phone number' },
	properties: [{ ...phoneNumber, required: true }, writeOptions],
	// What deleting it again is answered with is not documented.
	effect: { what: 'deletion of the inbound routing', where: 'the phone numbers in the Kejue dashboard' },
	response: objectOrEmpty,
	output: { deleted: 'boolean', phoneNumberId: 'string' },
	simplify: (_answer, { phoneNumberId }) => ({ deleted: true, phoneNumberId }),
	request: ({ phoneNumberId }) => ({ method: 'DELETE', path: routingPath(phoneNumberId) }),
});
