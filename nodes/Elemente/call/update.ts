import { defineCall } from '../../shared/calls/defineCall';
import { callId, output } from '../../shared/calls/fields';
import { additionalBodyFields, requestOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { requireChange } from '../../shared/core/input/requireChange';
import { agent } from '../agent/agent';
import type { UpdateCallBody } from '../api';
import { calls } from '../calls';
import { callPath, callRecord } from './call';
import { statusOptions } from './statusOptions';

/** https://docs.elemente.ai/api-reference/endpoint/calls/update-call */
export const update = defineCall(calls, {
	option: { name: 'Update', value: 'update', description: 'Add a note to a call, assign it to another agent or set its status', action: 'Update call' },
	properties: [
		callId,
		{ displayName: 'Note', name: 'note', type: 'string', typeOptions: { rows: 2 }, default: '', description: 'Free text stored with the call. Elemente may require one with every update.' },
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ ...agent, description: 'Agent to assign the call to' },
				{ displayName: 'Status', name: 'status', type: 'options', options: statusOptions, default: 'completed', description: 'New status of the call or conversation' },
			],
		},
		additionalBodyFields,
		output,
		requestOptions,
	],
	effect: { what: 'update of the call', repeatable: true },
	response: callRecord,
	request({ callId, note, updateFields: { agentId, status }, additionalBodyFields }) {
		const body = present({ note, agentId, status } satisfies UpdateCallBody);
		requireChange(body ?? additionalBodyFields, 'Update Fields', "Fill in 'Note', or add a field to 'Update Fields'.");
		return { method: 'PUT', path: callPath(callId), body };
	},
});
