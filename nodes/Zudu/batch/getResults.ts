import { z } from 'zod';
import type { CallStatus } from '../../shared/calls/call';
import { defineCall } from '../../shared/calls/defineCall';
import { EMPTY_CALL } from '../../shared/calls/emptyCall';
import { output } from '../../shared/calls/fields';
import type { PagedList } from '../../shared/core/lists/readPages';
import type { RequestSpec } from '../../shared/core/request';
import { limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';
import { calls } from '../calls';
import { listPages } from '../listPages';
import { batch } from './batch';

/** The most that Zudu documents. */
const RESULTS_PAGE_SIZE = 100;

const resultPages = listPages('tasks', z.object({ to_number: z.string().min(1) }));

const STATUSES = new Map<string, CallStatus>([
	['PENDING', 'queued'],
	['CALLING', 'inProgress'],
	['COMPLETED', 'ended'],
	['FAILED', 'failed'],
]);

const text = z.string().nullable().catch(null);

const task = z.object({
	task_id: text,
	to_number: text,
	status: z.string().catch(''),
	call_id: text,
	error_message: text,
	dynamic_variables: z.record(z.string(), z.unknown()).nullable().catch(null),
});

/** The people of a batch, as a list to read. */
export function resultsOf({ batchId }: { batchId: string }): PagedList {
	return { pages: resultPages, first: resultsPage(batchId, RESULTS_PAGE_SIZE) };
}

function resultsPage(batchId: string, limit: number): RequestSpec {
	return { method: 'GET', path: apiPath('/batch-call/{batchId}/tasks', { batchId }), query: { page: 0, limit } };
}

/** What became of each person; their calls can be read by their IDs. https://docs.zudu.ai/api-reference/batch-calls/tasks */
export const getResults = defineCall(calls, {
	option: { name: 'Get Many Results', value: 'getResults', description: 'List the people of a batch, with the state and the ID of each call', action: 'Get many results of batch' },
	properties: [batch, returnAll, limit, output, requestOptions],
	response: listUnder('tasks'),
	pages: resultPages,
	output: { taskId: 'string?', errorMessage: 'string?' },
	simplify(record) {
		const read = task.parse(record);
		const status = STATUSES.get(read.status.toUpperCase()) ?? 'unknown';
		return {
			...EMPTY_CALL,
			callId: read.call_id,
			status,
			// Who was reached is told by the call only.
			outcome: status === 'failed' ? 'failed' : status === 'ended' ? 'unknown' : null,
			to: read.to_number,
			metadata: read.dynamic_variables,
			taskId: read.task_id,
			errorMessage: read.error_message,
		};
	},
	request: ({ batchId, ...paging }) => resultsPage(batchId, pageSize(paging, RESULTS_PAGE_SIZE)),
});
