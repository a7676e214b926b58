import { defineCall } from '../../shared/calls/defineCall';
import { callAndWaitOptions, output, waitFor } from '../../shared/calls/fields';
import { numberToCall, type NumberOptions, type NumberToCall } from '../../shared/calls/numbers/numberToCall';
import { phoneNumber } from '../../shared/calls/numbers/phoneNumber';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { additionalBodyFields } from '../../shared/core/input/fields';
import { futureMoment } from '../../shared/core/input/futureMoment';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { present } from '../../shared/core/input/present';
import { apiPath } from '../../shared/core/sending/apiPath';
import { agent } from '../agent/agent';
import type { CreatePhoneCallBody, Entered } from '../api';
import { calls } from '../calls';
import { phoneNumber as ownNumber } from '../phoneNumber/phoneNumber';
import { accepted } from './call';
import { metadata } from './fields';

/** https://docs.zudu.ai/api-reference/calls/post-calls-create-phone-call */
export const createPhoneCall = defineCall(calls, {
	option: { name: 'Create Phone Call', value: 'createPhoneCall', description: 'Let an agent call a phone number now or at a scheduled time', action: 'Place phone call' },
	properties: [
		{ ...ownNumber, displayName: 'From Number', name: 'fromNumber', required: true, description: 'Your Zudu phone number that the call comes from' },
		{ displayName: 'To Number', name: 'toNumber', type: 'string', required: true, default: '', placeholder: 'e.g. +14155550123', description: 'Phone number to call, in international format, or a local number if Default Country is set' },
		{ ...agent, displayName: 'Override Agent', name: 'overrideAgentId', description: 'Agent that handles the call. If empty, Zudu chooses one.' },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'Scheduled Timestamp', name: 'scheduledTimestamp', type: 'dateTime', default: '', description: "When to call, in the future. Leave empty to call now. Without a UTC offset, the workflow's time zone is used." },
			],
		},
		metadata,
		additionalBodyFields,
		output,
		waitFor,
		callAndWaitOptions,
	],
	effect: { what: 'phone call', rings: true },
	wait: ({ waitFor, options }) => waitTimes(options, waitFor ?? 'nothing'),
	response: accepted,
	to: ({ toNumber, options }) => dialed(toNumber, options).number,
	numberPaths: ['to_number'],
	schedule: { member: 'scheduled_timestamp', form: 'unixSeconds' },
	extension: ({ toNumber, options }) => dialed(toNumber, options).extension,
	request: ({ fromNumber, toNumber, overrideAgentId, additionalFields, metadata, options }, { now }) => {
		const from = phoneNumber(fromNumber, { parameter: 'From Number', defaultCountry: options.defaultCountry });
		const to = dialed(toNumber, options);
		// Documented for batches only, but here too the number would ring itself.
		if (from === to.number) {
			throw new InvalidParameter(
				'To Number',
				"is the same as 'From Number', so the number would call itself",
				"Enter the person's number in 'To Number' and your own in 'From Number'.",
			);
		}
		return {
			method: 'POST',
			path: apiPath('/api/calls/create-phone-call'),
			body: present({
				from_number: from,
				to_number: to.sent,
				override_agent_id: overrideAgentId,
				scheduled_timestamp: futureMoment(additionalFields.scheduledTimestamp, 'Additional Fields → Scheduled Timestamp', now)?.toUnixInteger(),
				metadata,
			} satisfies Entered<CreatePhoneCallBody>),
		};
	},
});

function dialed(toNumber: string, options: NumberOptions): NumberToCall {
	return numberToCall(toNumber, { parameter: 'To Number', options });
}
