import { defineCall } from '../../shared/calls/defineCall';
import { callAndWaitOptions, output, waitFor } from '../../shared/calls/fields';
import { numberToCall, type NumberOptions, type NumberToCall } from '../../shared/calls/numbers/numberToCall';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { additionalBodyFields } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { member } from '../../shared/core/input/nestedFields';
import { agent } from '../agent/agent';
import type { Channel, CreateCallBody } from '../api';
import { calls } from '../calls';
import { skill } from '../skill/skill';
import { additionalBody, additionalFields } from './additionalFields';
import { agentOverride, agentOverrideBody } from './agentOverride';
import { callRecord, callsPath } from './call';
import { channelOptions } from './channelOptions';
import { customer, customerBody } from './customer';

const BY_PHONE: Channel[] = ['call', 'sms', 'whatsapp'];

interface Numbers {
	phoneNumber?: string;
	additionalFields: { customerPhone?: string };
	options: NumberOptions;
}

/** https://docs.elemente.ai/api-reference/endpoint/calls/initiate-call */
export const create = defineCall(calls, {
	option: { name: 'Create', value: 'create', description: 'Let an agent call a person, or contact them by SMS, WhatsApp, email or web chat', action: 'Create call' },
	properties: [
		{ ...agent, required: true, description: 'Agent that calls the person or sends the message' },
		{ ...skill, required: true, description: 'Skill that the agent uses; must belong to the agent' },
		{ displayName: 'Channel', name: 'channel', type: 'options', required: true, options: channelOptions, default: 'call', description: 'Channel the agent uses to contact the person' },
		{ displayName: 'Phone Number', name: 'phoneNumber', type: 'string', default: '', placeholder: 'e.g. +14155550123', description: "The person's number with country code. Required for the channels Call, SMS and WhatsApp." },
		customer,
		agentOverride,
		additionalFields,
		additionalBodyFields,
		output,
		waitFor,
		callAndWaitOptions,
	],
	// Whatever the channel, something reaches the person, which a retry must not repeat.
	effect: { what: 'phone call', rings: true },
	wait: ({ waitFor, options }) => waitTimes(options, waitFor ?? 'nothing'),
	response: callRecord,
	to: (params) => numberReached(params)?.number,
	numberPaths: ['customerOverride.phoneNumber', 'customerPhone'],
	extension: (params) => numberReached(params)?.extension,
	// Who is reached by a number may share an email address with others.
	target(body) {
		const email = member(body.customerOverride, 'email') ?? body.customerEmail;
		return email === undefined || BY_PHONE.some((channel) => channel === body.channel) ? undefined : JSON.stringify([body.channel, email]);
	},
	request(params) {
		const { agentId, skillId, channel, customerOverride } = params;
		const { person, newCustomer } = numbersIn(params);
		if (BY_PHONE.includes(channel) && !person && !newCustomer) {
			throw new InvalidParameter('Phone Number', `is empty, but the channel '${channel}' requires one`);
		}
		if (channel === 'email' && !customerOverride.email && !params.additionalFields.customerEmail) {
			throw new InvalidParameter('Customer → Email', "is empty, and the channel 'email' needs one");
		}
		return {
			method: 'POST',
			path: callsPath,
			body: {
				agentId,
				channel,
				skillId,
				customerOverride: customerBody(customerOverride, person?.sent),
				agentOverride: agentOverrideBody(params.agentOverride),
				...additionalBody(params.additionalFields, newCustomer?.sent),
			} satisfies CreateCallBody,
		};
	},
});

function numberReached(params: Numbers & { channel: Channel }): NumberToCall | undefined {
	const { person, newCustomer } = numbersIn(params);
	return BY_PHONE.includes(params.channel) ? (person ?? newCustomer) : undefined;
}

function numbersIn({ phoneNumber, additionalFields, options }: Numbers) {
	return {
		person: numberToCall(phoneNumber, { parameter: 'Phone Number', options }),
		newCustomer: numberToCall(additionalFields.customerPhone, { parameter: 'Additional Fields → Customer Phone', options }),
	};
}
