import { writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { batch, batchPath } from './batch';

/** https://docs.zudu.ai/api-reference/batch-calls/delete */
export const deleteBatch = defineOperation({
	option: { name: 'Delete', value: 'delete', description: 'Delete a draft or completed batch permanently. This cannot be undone.', action: 'Delete batch' },
	properties: [batch, writeOptions],
	// After a lost answer a second request would find no batch, which reads as if nothing had been deleted.
	effect: { what: 'deletion of the batch', where: 'the batches in the Zudu portal' },
	response: objectOrEmpty,
	request: ({ batchId }) => ({ method: 'DELETE', path: batchPath(batchId) }),
	output: { deleted: 'boolean', batchId: 'string' },
	emit: (_record, { batchId }) => [{ deleted: true, batchId }],
});
