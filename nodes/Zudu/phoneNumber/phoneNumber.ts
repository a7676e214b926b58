import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { phoneNumber as readPhoneNumber } from '../../shared/calls/numbers/phoneNumber';
import type { PickList } from '../../shared/core/lists/listSearch';
import { listUnder } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';
import { listPages } from '../listPages';

/** The size in the samples; no largest one is documented. https://docs.zudu.ai/api-reference/phone-numbers/get-phone-numbers */
export const NUMBERS_PAGE_SIZE = 50;

export const phoneNumber = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a phone number...', typeOptions: { searchListMethod: 'searchNumbers', searchable: true } },
		{ displayName: 'By Phone Number', name: 'phoneNumber', type: 'string', placeholder: 'e.g. +14155550100', hint: 'With country code' },
	],
} as const satisfies INodeProperties;

export const requiredNumber = { ...phoneNumber, required: true } as const satisfies INodeProperties;

/** One that is not in the list yet. */
export const enteredNumber = { displayName: 'Phone Number', name: 'phoneNumber', type: 'string', required: true, default: '', placeholder: 'e.g. +14155550100', description: 'In international format' } as const satisfies INodeProperties;

/** In E.164. @throws InvalidParameter */
export const readNumber = (entered: string) => readPhoneNumber(entered, { parameter: phoneNumber.displayName });

export const numberPath = (entered: string) => apiPath('/api/phone-numbers/{phoneNumber}', { phoneNumber: readNumber(entered) });

/** The answer about one number, and a record of a list. */
export const oneNumber = z.object({ phone_number: z.string().min(1) }).passthrough();

const phoneNumberRecord = z.object({ phone_number: z.string().min(1), nickname: z.string().catch('') });

/** Nicknames and numbers are compared here: Zudu searches nicknames only. */
export const phoneNumbers: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api/phone-numbers'), query: { page: 0, limit: NUMBERS_PAGE_SIZE } }),
	response: listUnder('phone_numbers'),
	pages: listPages('phone_numbers', phoneNumberRecord),
	entries(record) {
		const { phone_number: value, nickname } = phoneNumberRecord.parse(record);
		return [{ name: nickname ? `${nickname} (${value})` : value, value }];
	},
	searches: false,
};
