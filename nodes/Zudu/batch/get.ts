import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { batch, batchPath, oneBatch } from './batch';

/** https://docs.zudu.ai/api-reference/batch-calls/get-batch-call-id */
export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get the status of a batch, and how many people were called and reached', action: 'Get batch' },
	properties: [batch, requestOptions],
	response: oneBatch,
	request: ({ batchId }) => ({ method: 'GET', path: batchPath(batchId) }),
});
