import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import type { Entered, PhoneNumberCreateBody } from '../api';
import { inboundAgent, inboundAgentVersion, inboundWebhookUrl, nickname, numberBody, numberProvider, outboundAgent, outboundAgentVersion, outboundTrunkId } from './fields';
import { enteredNumber, oneNumber, readNumber } from './phoneNumber';

/** https://docs.zudu.ai/api-reference/phone-numbers/post-phone-numbers-create */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Add the record of a number; Import also sets up its routing', action: 'Create phone number' },
	properties: [
		enteredNumber,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'Area Code', name: 'areaCode', type: 'number', typeOptions: { minValue: 100, maxValue: 999, numberPrecision: 0 }, default: 415, description: 'Three digits, in the US and Canada' },
				inboundAgent,
				inboundAgentVersion,
				inboundWebhookUrl,
				nickname,
				numberProvider,
				outboundAgent,
				outboundAgentVersion,
				outboundTrunkId,
				{ displayName: 'Phone Number Type', name: 'phoneNumberType', type: 'string', default: '', placeholder: 'e.g. zudu-twilio' },
			],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'phone number', participle: 'added', where: 'the phone numbers in the Zudu portal' },
	target: ({ phone_number: number }) => JSON.stringify(number),
	response: oneNumber,
	request: ({ phoneNumber, additionalFields: more }) => ({
		method: 'POST',
		path: apiPath('/api/phone-numbers/create'),
		body: present({
			phone_number: readNumber(phoneNumber),
			...numberBody(more),
			area_code: more.areaCode,
			phone_number_type: more.phoneNumberType,
		} satisfies Entered<PhoneNumberCreateBody>),
	}),
});
