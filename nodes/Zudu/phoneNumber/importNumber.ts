import { z } from 'zod';
import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import type { Entered, PhoneNumberImportBody } from '../api';
import { inboundAgent, nickname, outboundAgent } from './fields';
import { enteredNumber, oneNumber, readNumber } from './phoneNumber';

/** https://docs.zudu.ai/api-reference/phone-numbers/import */
export const importNumber = defineOperation({
	option: { name: 'Import', value: 'import', description: 'Import a number that you have at Twilio or Plivo, and set up its routing', action: 'Import phone number' },
	properties: [
		enteredNumber,
		{ displayName: 'Provider', name: 'provider', type: 'options', options: [{ name: 'Plivo', value: 'plivo' }, { name: 'Twilio', value: 'twilio' }], default: 'twilio', description: 'Carrier of the number' },
		{ displayName: 'Account SID', name: 'accountSid', type: 'string', default: '', placeholder: 'e.g. AC1f2e3d', description: 'ID of the account at Twilio. The field for Plivo is not documented.' },
		{ displayName: 'Auth Token', name: 'authToken', type: 'string', typeOptions: { password: true }, default: '', description: 'Secret of the account at the carrier, which Zudu receives' },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [inboundAgent, nickname, outboundAgent],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'phone number', participle: 'imported', where: 'the phone numbers in the Zudu portal' },
	target: ({ phone_number: number }) => JSON.stringify(number),
	response: z.object({ phone_number: oneNumber }).passthrough(),
	request: ({ phoneNumber, provider, accountSid, authToken, additionalFields: more }) => ({
		method: 'POST',
		path: apiPath('/api/phone-numbers/import'),
		body: present({
			phone_number: readNumber(phoneNumber),
			provider,
			account_sid: accountSid,
			auth_token: authToken,
			nickname: more.nickname,
			inbound_agent_id: more.inboundAgentId,
			outbound_agent_id: more.outboundAgentId,
		} satisfies Entered<PhoneNumberImportBody>),
	}),
});
