import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { listUnder } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';
import { listPages, PAGE_SIZE } from '../listPages';

export const phoneNumber = {
	displayName: 'Workspace Number',
	name: 'phoneNumberId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a number...', typeOptions: { searchListMethod: 'searchPhoneNumbers', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. pn_1' },
	],
} as const satisfies INodeProperties;

export const phoneNumbersPath = apiPath('/api/v1/phone-numbers');

export const routingPath = (phoneNumberId: string) => apiPath('/api/v1/phone-numbers/{phoneNumberId}/inbound-routing', { phoneNumberId });

const text = z.string().catch('');

const phoneNumberRecord = z.object({ id: z.string().min(1), phone_number: text, name: text });

export const phoneNumberPages = listPages('phone_numbers', phoneNumberRecord);

/** No page documents the list: its form is that of the other lists. */
export const phoneNumbers: PickList = {
	request: () => ({ method: 'GET', path: phoneNumbersPath, query: { limit: PAGE_SIZE, offset: 0 } }),
	response: listUnder('phone_numbers'),
	pages: phoneNumberPages,
	entries(record) {
		const { id, phone_number: number, name } = phoneNumberRecord.parse(record);
		return [{ name: [number, name].filter(Boolean).join(', ') || id, value: id }];
	},
	searches: false,
};
