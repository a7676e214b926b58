import { defineShared } from '../../shared/core/defineShared';
import { writeOptions } from '../../shared/core/input/fields';
import { apiPath } from '../../shared/core/sending/apiPath';
import { batch, oneBatch } from './batch';

/** https://docs.zudu.ai/api-reference/batch-calls/execute */
export const executeBatch = defineShared({
	option: { name: 'Execute', value: 'execute', description: 'Call the people of a draft or scheduled batch now, without Campaign Rules. No way to stop it is documented.', action: 'Execute batch of phone calls' },
	properties: [batch, writeOptions],
	startsOnce: () => true,
	effect: { what: 'batch call', participle: 'started', rings: true, where: 'the batches in the Zudu portal' },
	response: oneBatch,
	request: ({ batchId }) => ({ method: 'POST', path: apiPath('/batch-call/{batchId}/execute', { batchId }) }),
});
