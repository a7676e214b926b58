import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { numberPath, oneNumber, requiredNumber } from './phoneNumber';

/** https://docs.zudu.ai/api-reference/phone-numbers/get */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get one of your numbers, with the agents that use it', action: 'Get phone number' },
	properties: [requiredNumber, requestOptions],
	response: oneNumber,
	request: ({ phoneNumber }) => ({ method: 'GET', path: numberPath(phoneNumber) }),
});
