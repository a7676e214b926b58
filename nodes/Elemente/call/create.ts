import { callAndWaitOptions, output, waitFor } from '../../shared/calls/fields';
import { additionalBodyFields } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { defineCall } from '../../shared/calls/defineCall';
import { numberToCall, type NumberOptions, type NumberToCall } from '../../shared/calls/numbers/numberToCall';
import { present } from '../../shared/core/input/present';
import { waitTimes } from '../../shared/calls/waiting/wait';
import type { AgentOverride, AgentPrompt, Channel, CreateCallBody, CustomerOverride } from '../api';
import { agent } from '../agent/agent';
import { skill } from '../skill/skill';
import { additionalFields } from './additionalFields';
import { agentOverride } from './agentOverride';
import { customerOverride } from './customerOverride';
import { customFields } from './customFields';
import { interaction } from './interaction';
import { apiPath } from '../../shared/core/sending/apiPath';
import { calls } from '../calls';
import { member } from '../../shared/core/input/nestedFields';

/** Channels that reach the person by phone number. */
const BY_PHONE: Channel[] = ['call', 'sms', 'whatsapp'];

interface Numbers {
	phoneNumber?: string;
	additionalFields: { customerPhone?: string };
	options: NumberOptions;
}

/** https://docs.elemente.ai/api-reference/endpoint/calls/initiate-call */
export const create = defineCall(calls, {
	option: {
		name: 'Create',
		value: 'create',
		description: 'Let an agent call a person, or contact them by SMS, WhatsApp, email or web chat',
		action: 'Create call',
	},
	properties: [
		{ ...agent, required: true, description: 'Agent that calls the person or sends the message' },
		{ ...skill, required: true, description: 'Skill that the agent uses; must belong to the agent' },
		{
			displayName: 'Channel',
			name: 'channel',
			type: 'options',
			required: true,
			options: [
				{ name: 'Call', value: 'call' },
				{ name: 'Email', value: 'email' },
				{ name: 'SMS', value: 'sms' },
				{ name: 'Web Chat', value: 'webchat' },
				{ name: 'WhatsApp', value: 'whatsapp' },
			],
			default: 'call',
			description: 'Channel the agent uses to contact the person',
		},
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. +14155550123',
			description: "The person's number with country code. Required for the channels Call, SMS and WhatsApp.",
		},
		customerOverride,
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
	answer: interaction,
	to: (params) => numberReached(params)?.number,
	numberPaths: ['customerOverride.phoneNumber', 'customerPhone'],
	extension: (params) => numberReached(params)?.extension,
	target: (body) => JSON.stringify([body.channel, member(body.customerOverride, 'email') ?? body.customerEmail]),
	request(params) {
		const { agentId, skillId, channel, customerOverride: about, agentOverride: override } = params;
		const { customerName, customerEmail } = params.additionalFields;
		const { person, customer } = numbersIn(params);
		if (BY_PHONE.includes(channel) && !person && !customer) {
			throw new InvalidParameter('Phone Number', `is empty, but the channel '${channel}' requires one`);
		}
		if (channel === 'email' && !about.email && !customerEmail) {
			throw new InvalidParameter('Customer → Email', "is empty, and the channel 'email' needs one");
		}
		return {
			method: 'POST',
			path: apiPath('/api/v1/calls'),
			body: {
				agentId,
				channel,
				skillId,
				customerOverride:
					present({
						firstName: about.firstName,
						lastName: about.lastName,
						phoneNumber: person?.sent,
						email: about.email,
						language: about.language,
						customFields: customFields(about.customFields),
					} satisfies CustomerOverride) ?? {},
				agentOverride: present({
					name: override.name,
					phone: override.phone,
					imageURL: override.imageUrl,
					language: override.language,
					voiceStability: override.voiceStability,
					voiceSpeed: override.voiceSpeed,
					prompt: present({ ...override.prompt } satisfies AgentPrompt),
				} satisfies AgentOverride),
				customerName,
				customerPhone: customer?.sent,
				customerEmail,
			} satisfies CreateCallBody,
		};
	},
});

function numberReached(params: Numbers & { channel: Channel }): NumberToCall | undefined {
	const { person, customer } = numbersIn(params);
	return BY_PHONE.includes(params.channel) ? (person ?? customer) : undefined;
}

/** The two places for the person's number. */
function numbersIn({ phoneNumber, additionalFields, options }: Numbers) {
	return {
		person: numberToCall(phoneNumber, { parameter: 'Phone Number', options }),
		customer: numberToCall(additionalFields.customerPhone, { parameter: 'Additional Fields → Customer Phone', options }),
	};
}
