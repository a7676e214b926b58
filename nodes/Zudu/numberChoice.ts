import { z } from 'zod';
import type { PickList } from '../shared/core/lists/listSearch';
import { listUnder } from '../shared/core/lists/pages';
import { listPages } from './listPages';
import { apiPath } from '../shared/core/sending/apiPath';

/** The size in the samples; no largest one is stated. https://docs.zudu.ai/api-reference/phone-numbers/get-phone-numbers */
const PAGE_SIZE = 50;

const number = z.object({ phone_number: z.string().min(1), nickname: z.string().nullish().catch(undefined) });

/** Own phone numbers to pick from. Zudu can search nicknames only, so nicknames and numbers are compared here. */
export const numberChoice: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api/phone-numbers'), query: { page: 0, limit: PAGE_SIZE } }),
	answer: listUnder('phone_numbers'),
	pages: listPages('phone_numbers', number),
	entries(record) {
		const { phone_number: value, nickname } = number.parse(record);
		return [{ name: nickname ? `${nickname} (${value})` : value, value }];
	},
	searches: false,
};
