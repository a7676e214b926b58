import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { numberToCall as readNumber, type NumberOptions, type NumberToCall } from '../../shared/calls/numbers/numberToCall';
import { readCountry } from '../../shared/calls/numbers/readCountry';
import { freeObjectGroups } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { Params } from '../../shared/core/input/paramTypes';
import { oncePerObject } from '../../shared/core/oncePerObject';
import type { CallContactBody } from '../api';

export const numberToCall = { displayName: 'Number to Call', name: 'numberToCall', type: 'string', required: true, default: '', placeholder: 'e.g. +14155550123', description: 'In international format, or a local number together with Country Code' } as const satisfies INodeProperties;
export const countryCode = { displayName: 'Country Code', name: 'countryCode', type: 'string', default: '', placeholder: 'e.g. SA', description: 'Two-letter country code of a local number' } as const satisfies INodeProperties;
export const firstName = { displayName: 'First Name', name: 'firstName', type: 'string', default: '', placeholder: 'e.g. Nathan', description: 'Stored with a new contact, and with an existing one if Update Existing is on' } as const satisfies INodeProperties;
export const lastName = { displayName: 'Last Name', name: 'lastName', type: 'string', default: '', placeholder: 'e.g. Smith', description: 'Stored with a new contact, and with an existing one if Update Existing is on' } as const satisfies INodeProperties;
export const promptTags = { displayName: 'Prompt Tags', name: 'promptTags', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Values for the placeholders of the prompt template: the key "amount" fills {{amount}}. Everything is sent as text.', options: freeObjectGroups } as const satisfies INodeProperties;
export const metadata = { displayName: 'Metadata', name: 'metadata', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Your own data, returned with the webhook event as metadata.requestMetadata', options: freeObjectGroups } as const satisfies INodeProperties;
export const aiSettingsTemplateId = { displayName: 'AI Settings Template ID', name: 'aiSettingsTemplateId', type: 'string', default: '', placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000', description: "UUID of the prompt template that the agent uses. If empty, the account's default is used." } as const satisfies INodeProperties;

type PersonParams = Params<[typeof numberToCall, typeof countryCode, typeof firstName, typeof lastName, typeof promptTags, typeof metadata]> & { options: NumberOptions };

export function personBody(params: PersonParams) {
	return {
		numberToCall: readNumberToCall(params).sent,
		firstName: params.firstName,
		lastName: params.lastName,
		promptTags: promptTagsBody(params.promptTags),
		metadata: params.metadata,
	} satisfies CallContactBody;
}

type NumberParams = Pick<PersonParams, 'numberToCall' | 'options'> & { countryCode?: string };

/** Each number is asked for several times while an item is prepared. */
export const readNumberToCall = oncePerObject(
	({ numberToCall: entered, countryCode: country, options }: NumberParams): NumberToCall =>
		readNumber(entered, { parameter: 'Number to Call', options: { ...options, defaultCountry: country }, countryField: "'Country Code'" }),
);

export function readCountryCode(entered: string | undefined): string | undefined {
	const code = entered === undefined ? undefined : readCountry(entered);
	if (code && !/^[A-Z]{2}$/.test(code)) throw new InvalidParameter('Country Code', `must be two letters such as SA, not "${entered}"`);
	return code;
}

/** Tags with numbers and true/false as text, because Levers accepts only text. */
function promptTagsBody(entered: IDataObject | undefined): Record<string, string> | undefined {
	const tags = Object.entries(entered ?? {}).map(([tag, value]) => {
		if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [tag, String(value)] as const;
		throw new InvalidParameter(`Prompt Tags → ${tag}`, 'must be text, a number, or true or false');
	});
	return entered && Object.fromEntries(tags);
}
