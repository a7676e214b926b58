import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { listUnder } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';
import { listPages } from '../listPages';

/** The most that Zudu documents. https://docs.zudu.ai/api-reference/batch-calls/get-batch-call */
export const BATCHES_PAGE_SIZE = 100;

export const batch = {
	displayName: 'Batch',
	name: 'batchId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a batch...', typeOptions: { searchListMethod: 'searchBatches', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. batch_call_1f2e3d' },
	],
} as const satisfies INodeProperties;

/** Unlike all others, without /api. */
export const batchesPath = apiPath('/batch-call');

export const batchListPath = apiPath('/batch-call/list');

export const batchPath = (batchId: string) => apiPath('/batch-call/{batchId}', { batchId });

/** The answer about one batch, and a record of a list. */
export const oneBatch = z.object({ batch_call_id: z.string().min(1) }).passthrough();

const listedBatch = z.object({ batch_call_id: z.string().min(1), name: z.string().catch(''), status: z.string().catch('') });

export const batches: PickList = {
	request: () => ({ method: 'GET', path: batchListPath, query: { page: 0, limit: BATCHES_PAGE_SIZE } }),
	response: listUnder('batch_calls'),
	pages: listPages('batch_calls', listedBatch),
	entries(record) {
		const { batch_call_id: id, name, status } = listedBatch.parse(record);
		return [{ name: `${name || id}${status && ` (${status.toLowerCase()})`}`, value: id }];
	},
	searches: false,
};
