import { defineCall } from '../../shared/calls/defineCall';
import { callId, output } from '../../shared/calls/fields';
import { phoneNumber } from '../../shared/calls/numbers/phoneNumber';
import { additionalBodyFields, requestOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { requireChange } from '../../shared/core/input/requireChange';
import type { Entered, UpdateCallBody } from '../api';
import { calls } from '../calls';
import { accepted, callPath } from './call';
import { callStatuses, directions, metadata } from './fields';

/** https://docs.zudu.ai/api-reference/calls/put-calls-call-id */
export const update = defineCall(calls, {
	option: { name: 'Update', value: 'update', description: 'Update the record of a call; metadata is merged into the existing metadata', action: 'Update call' },
	properties: [
		callId,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'Call Status', name: 'callStatus', type: 'options', options: callStatuses, default: 'ENDED', description: 'Status in the record; does not end a call in progress' },
				{ displayName: 'Direction', name: 'direction', type: 'options', options: directions, default: 'OUTBOUND', description: 'Who called: the customer (inbound) or the agent (outbound)' },
				{ displayName: 'From Number', name: 'fromNumber', type: 'string', default: '', placeholder: 'e.g. +14155550100', description: 'Number that the call came from, with country code' },
			],
		},
		metadata,
		additionalBodyFields,
		output,
		requestOptions,
	],
	effect: { what: 'update of the call', repeatable: true },
	response: accepted,
	request({ callId, updateFields, metadata, additionalBodyFields }) {
		const body = present({
			call_status: updateFields.callStatus,
			direction: updateFields.direction,
			from_number: phoneNumber(updateFields.fromNumber, { parameter: 'Update Fields → From Number' }),
			metadata,
		} satisfies Entered<UpdateCallBody>);
		requireChange(body ?? additionalBodyFields, 'Update Fields', "Add a field to 'Update Fields', or fill in 'Metadata'.");
		return { method: 'PUT', path: callPath(callId), body };
	},
});
