import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { actionId, actionPath, actionRecord } from './action';

/** https://docs.elemente.ai/api-reference/endpoint/actions/get-action */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get an action with its URL, headers and input variables', action: 'Get action' },
	properties: [actionId, requestOptions],
	response: actionRecord,
	repeats: ['id'],
	request: ({ id }) => ({ method: 'GET', path: actionPath(id) }),
});
