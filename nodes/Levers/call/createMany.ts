import { defineCallBatch } from '../../shared/calls/defineCallBatch';
import { callOptions } from '../../shared/calls/fields';
import { additionalBodyFields } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { apiPath } from '../../shared/core/sending/apiPath';
import { accepted } from '../accepted';
import type { CallContactsBulkBody } from '../api';
import { calls } from '../calls';
import { requireUuid } from '../requireUuid';
import { simplifyAccepted } from '../simplifyCall';
import { aiSettingsTemplateId, countryCode, firstName, lastName, metadata, numberToCall, personBody, promptTags, readCountryCode, readNumberToCall } from './fields';

/** No limit is documented; the largest `batchSize` is. */
const MAX_CALLS = 1000;

/** https://docs.uselevers.com/api-reference/ai-features/call-bulk */
export const createMany = defineCallBatch<'numberToCall' | 'firstName' | 'lastName' | 'promptTags' | 'metadata'>(calls)({
	option: { name: 'Create Many', value: 'createMany', description: 'Call the people of all items with as few requests as possible', action: 'Place many phone calls' },
	properties: [
		{ displayName: "Items with the same settings are sent together, up to 1,000 in one request. Levers documents no way to pause or cancel calls that it has accepted. It returns no call IDs: results arrive in the Levers Trigger node, with 'Metadata' as requestMetadata.", name: 'resultNotice', type: 'notice', default: '' },
		numberToCall,
		{ ...countryCode, description: 'Two-letter country code of local numbers. Items with different codes are sent in different requests.' },
		firstName,
		lastName,
		promptTags,
		metadata,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				aiSettingsTemplateId,
				{ displayName: 'Batch Size', name: 'batchSize', type: 'number', typeOptions: { minValue: 10, maxValue: 1000, numberPrecision: 0 }, default: 100, description: 'How many calls Levers starts at a time' },
				{ displayName: 'Update Existing', name: 'updateExisting', type: 'boolean', default: true, description: 'Whether to overwrite the name and email of existing contacts (false if not set)' },
			],
		},
		additionalBodyFields,
		callOptions,
	],
	max: MAX_CALLS,
	listMember: 'contacts',
	effect: { what: 'phone call', rings: true },
	response: accepted,
	// Of the request that an item makes by itself.
	numberPaths: ['contacts.0.numberToCall'],
	countryPath: 'countryCode',
	to: (params) => readNumberToCall(params).number,
	extension: (params) => readNumberToCall(params).extension,
	callInstead: (number) => ({ numberToCall: number }),
	simplify: simplifyAccepted,
	entry: (params) => present(personBody(params)) ?? {},
	request: ({ countryCode: country, additionalFields: more }, contacts) => ({
		method: 'POST',
		path: apiPath('/api-service/v1/ai/phone-calls/action/call-bulk'),
		body: {
			contacts,
			countryCode: readCountryCode(country),
			aiSettingsTemplateId: requireUuid(more.aiSettingsTemplateId, 'Additional Fields → AI Settings Template ID'),
			batchSize: more.batchSize,
			updateExisting: more.updateExisting,
		} satisfies CallContactsBulkBody,
	}),
});
