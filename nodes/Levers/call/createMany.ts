import { z } from 'zod';
import { defineCallBatch } from '../../shared/calls/defineCallBatch';
import { callOptions } from '../../shared/calls/fields';
import { nameOfNumber } from '../../shared/calls/numbers/numberToCall';
import { additionalBodyFields, freeObjectGroups } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { apiPath } from '../../shared/core/sending/apiPath';
import type { CallContactsBulkBody } from '../api';
import { calls } from '../calls';
import { requireUuid } from '../requireUuid';
import { simplifyCall } from '../simplifyCall';
import { countryCodeOf } from './countryCodeOf';
import { promptTags } from './promptTags';
import { readNumberToCall } from './readNumberToCall';

/** No limit is documented; the largest `batchSize` is. */
const MAX_CALLS = 1000;

/** https://docs.uselevers.com/api-reference/ai-features/call-bulk */
export const createMany = defineCallBatch(calls, {
	option: { name: 'Create Many', value: 'createMany', description: 'Call the people of all items with as few requests as possible', action: 'Place many phone calls' },
	properties: [
		{ displayName: 'Items with the same settings are sent together in one request. Levers returns no call IDs: results arrive in the Levers Trigger node, with \'Metadata\' as requestMetadata.', name: 'resultNotice', type: 'notice', default: '' },
		{ displayName: 'Number to Call', name: 'numberToCall', type: 'string', required: true, default: '', placeholder: 'e.g. +14155550123', description: 'In international format, or a local number together with Country Code' },
		{ displayName: 'Country Code', name: 'countryCode', type: 'string', default: '', placeholder: 'e.g. SA', description: 'Two-letter country code of local numbers. Items with different codes are sent in different requests.' },
		{ displayName: 'First Name', name: 'firstName', type: 'string', default: '', placeholder: 'e.g. Nathan', description: 'Stored with a new contact, and with an existing one if Update Existing is on' },
		{ displayName: 'Last Name', name: 'lastName', type: 'string', default: '', placeholder: 'e.g. Smith', description: 'Stored with a new contact, and with an existing one if Update Existing is on' },
		{ displayName: 'Prompt Tags', name: 'promptTags', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Values for the placeholders of the prompt template: the key "amount" fills {{amount}}. Everything is sent as text.', options: freeObjectGroups },
		{ displayName: 'Metadata', name: 'metadata', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Your own data, returned with the webhook event as metadata.requestMetadata', options: freeObjectGroups },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'AI Settings Template ID', name: 'aiSettingsTemplateId', type: 'string', default: '', placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000', description: "UUID of the prompt template that the agent uses. If empty, the account's default is used." },
				{ displayName: 'Batch Size', name: 'batchSize', type: 'number', typeOptions: { minValue: 10, maxValue: 1000, numberPrecision: 0 }, default: 100, description: 'How many calls Levers starts at a time' },
				{ displayName: 'Update Existing', name: 'updateExisting', type: 'boolean', default: true, description: 'Whether to overwrite the name and email of existing contacts (false if not set)' },
			],
		},
		additionalBodyFields,
		callOptions,
	],
	perItem: ['numberToCall', 'firstName', 'lastName', 'promptTags', 'metadata'],
	max: MAX_CALLS,
	listMember: 'contacts',
	effect: { what: 'phone call', rings: true },
	// No body is documented. A text would be a page of something in between, not Levers.
	answer: z.union([z.object({}).passthrough(), z.array(z.never())]),
	to: (params) => readNumberToCall(params).number,
	extension: (params) => readNumberToCall(params).extension,
	simplify: (_record, { numberToCall, countryCode, metadata }) => ({
		...simplifyCall(),
		to: nameOfNumber(numberToCall, countryCode),
		metadata: metadata ?? null,
	}),
	entry: (params) =>
		present({
			numberToCall: readNumberToCall(params).sent,
			firstName: params.firstName,
			lastName: params.lastName,
			promptTags: promptTags(params.promptTags),
			metadata: params.metadata,
		}) ?? {},
	request: ({ countryCode, additionalFields: { aiSettingsTemplateId, batchSize, updateExisting } }, contacts) => ({
		method: 'POST',
		path: apiPath('/api-service/v1/ai/phone-calls/action/call-bulk'),
		body: {
			contacts,
			countryCode: countryCodeOf(countryCode),
			aiSettingsTemplateId: requireUuid(aiSettingsTemplateId, 'Additional Fields → AI Settings Template ID'),
			batchSize,
			updateExisting,
		} satisfies CallContactsBulkBody,
	}),
});
