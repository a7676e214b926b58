import { z } from 'zod';
import { type Answer, type Operation, quiet } from '../../simulation';
import { type Batch, batchStatus, presentBatch, presentTask } from './batch';
import type { BatchOperationParts } from './batchOperations';
import { failure, success } from './envelope';
import { ORGANIZATION_ID } from './organization';
import { listBody, pageOf, pagination, sorted } from './page';

const sorting = listBody.pick({ sort_by: true, sort_order: true });
const listQuery = sorting.extend({ page: z.number().default(0), limit: z.number().optional(), size: z.number().optional() });
const filterSchema = z.object({
	status: z.array(z.string()).optional(),
	agent_id: z.array(z.string()).optional(),
	name: z.array(z.string()).optional(),
});
const searchBody = sorting.extend({
	filter_criteria: filterSchema.default({}),
	pagination: z.object({ page: z.number().default(0), limit: z.number().optional() }).default({}),
});
const tasksQuery = z.object({ page: z.number().default(0), limit: z.number().default(50) });

type ShownBatch = ReturnType<typeof presentBatch>;
type ListRequest = z.infer<typeof sorting> & { page: number; limit: number | undefined; filters: z.infer<typeof filterSchema> };

/** https://docs.zudu.ai/api-reference/batch-calls/: reading, listing and removing. */
export function batchRecordOperations(parts: BatchOperationParts): Record<string, Operation> {
	const { batches, calls, origin } = parts;
	const withBatch = (act: (batch: Batch, query: unknown) => Answer): Operation =>
		quiet(({ params, query }) => {
			const batch = batches.get(params.id);
			return batch ? act(batch, query) : failure(404, 'Batch call not found');
		});
	return {
		listBatchCalls: quiet(({ query }) => {
			const { limit, size, ...request } = listQuery.parse(query);
			return listBatches(parts, { ...request, limit: limit ?? size, filters: {} });
		}),
		searchBatchCalls: quiet(({ body }) => {
			const { filter_criteria: filters, pagination: paging, ...request } = searchBody.parse(body ?? {});
			return listBatches(parts, { ...request, page: paging.page, limit: paging.limit, filters });
		}),
		getBatchCall: withBatch((batch) => success('Batch call retrieved successfully', presentBatch(batch, calls, origin()))),
		deleteBatchCall: withBatch((batch) => {
			if (!['DRAFT', 'COMPLETED'].includes(batchStatus(batch, calls))) return failure(400, 'Only draft and completed batch calls can be deleted');
			batches.remove(batch);
			return success('Batch call deleted successfully', null);
		}),
		listBatchCallTasks: withBatch((batch, query) => {
			const indexes = batch.tasks.map((_task, index) => index);
			const { shown, page, limit, totalCount } = pageOf(indexes, tasksQuery.parse(query));
			return success('Batch call tasks retrieved successfully', {
				tasks: shown.map((index) => presentTask(batch, index, calls, origin())),
				pagination: { page, limit, total_count: totalCount },
			});
		}),
	};
}

/** Without a limit all of them are one page. */
function listBatches({ batches, calls, origin }: BatchOperationParts, { page: number, limit, filters, sort_by, sort_order }: ListRequest): Answer {
	const found = batches
		.all()
		.map((batch) => presentBatch(batch, calls, origin()))
		.filter((batch) => isWanted(batch, filters));
	const sortBy = sort_by ?? 'updated_at';
	const page = pageOf(sorted(found, (batch) => sortKey(batch, sortBy), sort_order), { page: number, limit: limit ?? Math.max(found.length, 1) });
	return success('Batch calls retrieved successfully', {
		organization_id: ORGANIZATION_ID,
		batch_calls: page.shown,
		pagination: pagination(page),
		returned_count: page.shown.length,
		sort_order,
		sort_by: sortBy,
		applied_filters: Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, `${values.length} selected`])),
	});
}

function sortKey(batch: ShownBatch, sortBy: string): string | number {
	if (sortBy === 'name' || sortBy === 'status' || sortBy === 'created_at') return batch[sortBy];
	if (sortBy === 'total_task_count') return batch.total_task_count;
	return sortBy === 'scheduled_timestamp' ? (batch.scheduled_timestamp ?? 0) : batch.updated_at;
}

function isWanted(batch: ShownBatch, { status, agent_id, name }: z.infer<typeof filterSchema>): boolean {
	return (
		(!status || status.some((each) => each.toUpperCase() === batch.status)) &&
		(!agent_id || agent_id.includes(batch.agent_id)) &&
		(!name || name.some((term) => batch.name.toLowerCase().includes(term.toLowerCase())))
	);
}
