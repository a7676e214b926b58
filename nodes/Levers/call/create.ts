import { defineCall } from '../../shared/calls/defineCall';
import { callOptions, output } from '../../shared/calls/fields';
import { additionalBodyFields } from '../../shared/core/input/fields';
import { apiPath } from '../../shared/core/sending/apiPath';
import { accepted } from '../accepted';
import type { CallContactBody } from '../api';
import { calls } from '../calls';
import { simplifyAccepted } from '../simplifyCall';
import { additionalBody, additionalFields } from './additionalFields';
import { countryCode, firstName, lastName, metadata, numberToCall, personBody, promptTags, readCountryCode, readNumberToCall } from './fields';

/** https://docs.uselevers.com/api-reference/ai-features/call-contact */
export const create = defineCall(calls, {
	option: { name: 'Create', value: 'create', description: 'Let an AI agent call a phone number', action: 'Create call' },
	properties: [
		{ displayName: "Levers returns no call ID and offers no way to read a call. Results arrive in the Levers Trigger node, with 'Metadata' as requestMetadata: include your own ID to match them. Recordings cannot be downloaded.", name: 'resultNotice', type: 'notice', default: '' },
		numberToCall,
		countryCode,
		firstName,
		lastName,
		promptTags,
		metadata,
		additionalFields,
		additionalBodyFields,
		output,
		callOptions,
	],
	effect: { what: 'phone call', rings: true },
	response: accepted,
	to: (params) => readNumberToCall(params).number,
	numberPaths: ['numberToCall'],
	countryPath: 'countryCode',
	extension: (params) => readNumberToCall(params).extension,
	simplify: simplifyAccepted,
	request: (params) => ({
		method: 'POST',
		path: apiPath('/api-service/v1/ai/phone-calls/action/call'),
		body: {
			...personBody(params),
			countryCode: readCountryCode(params.countryCode),
			...additionalBody(params.additionalFields),
		} satisfies CallContactBody,
	}),
});
