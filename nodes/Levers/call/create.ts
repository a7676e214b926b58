import { z } from 'zod';
import { callOptions, output } from '../../shared/calls/fields';
import { additionalBodyFields, freeObjectGroups } from '../../shared/core/input/fields';
import { nameOfNumber } from '../../shared/calls/numbers/numberToCall';
import { defineCall } from '../../shared/calls/defineCall';
import type { CallContactBody } from '../api';
import { requireUuid } from '../requireUuid';
import { simplifyCall } from '../simplifyCall';
import { additionalFields } from './additionalFields';
import { countryCodeOf } from './countryCodeOf';
import { promptTags } from './promptTags';
import { readNumberToCall } from './readNumberToCall';
import { apiPath } from '../../shared/core/sending/apiPath';
import { calls } from '../calls';

/** https://docs.uselevers.com/api-reference/ai-features/call-contact */
export const create = defineCall(calls, {
	option: { name: 'Create', value: 'create', description: 'Let an AI agent call a phone number', action: 'Create call' },
	properties: [
		{
			displayName:
				"Levers returns no call ID and offers no way to read a call. Results arrive in the Levers Trigger node, with 'Metadata' as requestMetadata: include your own ID to match them. Recordings cannot be downloaded.",
			name: 'resultNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Number to Call',
			name: 'numberToCall',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +14155550123',
			description: 'In international format, or a local number together with Country Code',
		},
		{
			displayName: 'Country Code',
			name: 'countryCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. SA',
			description: 'Two-letter country code of a local number',
		},
		{
			displayName: 'First Name',
			name: 'firstName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Nathan',
			description: 'Stored with a new contact, and with an existing one if Update Existing is on',
		},
		{
			displayName: 'Last Name',
			name: 'lastName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Smith',
			description: 'Stored with a new contact, and with an existing one if Update Existing is on',
		},
		{
			displayName: 'Prompt Tags',
			name: 'promptTags',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Entry',
			default: {},
			description:
				'Values for the placeholders of the prompt template: the key "amount" fills {{amount}}. Everything is sent as text.',
			options: freeObjectGroups,
		},
		{
			displayName: 'Metadata',
			name: 'metadata',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Entry',
			default: {},
			description: 'Your own data, returned with the webhook event as metadata.requestMetadata',
			options: freeObjectGroups,
		},
		additionalFields,
		additionalBodyFields,
		output,
		callOptions,
	],
	effect: { what: 'phone call', rings: true },
	// No body is documented. A text would be a page of something in between, not Levers.
	answer: z.union([z.object({}).passthrough(), z.array(z.never())]),
	to: (params) => readNumberToCall(params).number,
	numberPaths: ['numberToCall'],
	countryPath: 'countryCode',
	extension: (params) => readNumberToCall(params).extension,
	simplify: (_record, params) => ({
		...simplifyCall(),
		to: nameOfNumber(params.numberToCall, params.countryCode),
		metadata: params.metadata ?? null,
	}),
	request(params) {
		const { firstName, lastName, metadata, promptTags: tags, additionalFields: more } = params;
		return {
			method: 'POST',
			path: apiPath('/api-service/v1/ai/phone-calls/action/call'),
			body: {
				numberToCall: readNumberToCall(params).sent,
				firstName,
				lastName,
				email: more.email,
				contactUuid: requireUuid(more.contactUuid, 'Additional Fields → Contact'),
				aiSettingsTemplateId: requireUuid(more.aiSettingsTemplateId, 'Additional Fields → AI Settings Template ID'),
				metadata,
				promptTags: promptTags(tags),
				updateExisting: more.updateExisting,
				countryCode: countryCodeOf(params.countryCode),
			} satisfies CallContactBody,
		};
	},
});
