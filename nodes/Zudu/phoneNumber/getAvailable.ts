import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { listUnder, wholeList } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { oneNumber } from './phoneNumber';

const listing = listUnder('phone_numbers');

/** https://docs.zudu.ai/api-reference/phone-numbers/available */
export const getAvailable = defineOperation({
	option: { name: 'Get Many Available', value: 'getAvailable', description: 'List your numbers that no agent uses', action: 'Get many available phone numbers' },
	properties: [returnAll, limit, requestOptions],
	response: listing,
	pages: wholeList({ entries: (data) => listing.parse(data).phone_numbers ?? [], record: oneNumber }),
	request: () => ({ method: 'GET', path: apiPath('/api/phone-numbers/available') }),
});
