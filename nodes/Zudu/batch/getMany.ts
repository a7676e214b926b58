import { additionalBodyFields, filtersField, limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { splitList } from '../../shared/core/input/splitList';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { defineOperation } from '../../shared/core/operation';
import { listPages } from '../listPages';
import { sortField, sortOrder } from '../sort';
import { batchListPath, BATCHES_PAGE_SIZE, oneBatch } from './batch';

/** A POST that creates nothing. https://docs.zudu.ai/api-reference/batch-calls/list-advanced */
export const getMany = defineOperation({
	option: { name: 'Get Many', value: 'getMany', description: 'List batches, filtered by status, agent or name', action: 'Get many batches' },
	properties: [
		returnAll,
		limit,
		{
			...filtersField,
			options: [
				{ displayName: 'Agent IDs', name: 'agentId', type: 'string', default: '', placeholder: 'e.g. agent_1f2e3d, agent_4a5b6c', description: 'Separated by commas' },
				{ displayName: 'Names', name: 'name', type: 'string', default: '', placeholder: 'e.g. Reminders, Surveys', description: 'Search terms, separated by commas' },
				{
					displayName: 'Status',
					name: 'status',
					type: 'multiOptions',
					options: [
						{ name: 'Completed', value: 'completed' },
						{ name: 'Draft', value: 'draft' },
						{ name: 'Failed', value: 'failed' },
						{ name: 'Scheduled', value: 'scheduled' },
						{ name: 'Sent', value: 'sent' },
					],
					default: [],
				},
			],
		},
		{
			...sortField,
			options: [
				{
					displayName: 'Sort By',
					name: 'sortBy',
					type: 'options',
					options: [
						{ name: 'Created', value: 'created_at' },
						{ name: 'Name', value: 'name' },
						{ name: 'People', value: 'total_task_count' },
						{ name: 'Scheduled Time', value: 'scheduled_timestamp' },
						{ name: 'Status', value: 'status' },
						{ name: 'Updated', value: 'updated_at' },
					],
					default: 'updated_at',
				},
				sortOrder,
			],
		},
		additionalBodyFields,
		requestOptions,
	],
	response: listUnder('batch_calls'),
	pages: listPages('batch_calls', oneBatch, 'pagination'),
	request: ({ filters, sort, ...paging }) => ({
		method: 'POST',
		path: batchListPath,
		body: present({
			pagination: { page: 0, limit: pageSize(paging, BATCHES_PAGE_SIZE) },
			sort_by: sort.sortBy,
			sort_order: sort.sortOrder,
			filter_criteria: present({
				agent_id: splitList(filters.agentId, 'Filters → Agent IDs'),
				name: splitList(filters.name, 'Filters → Names'),
				status: filters.status,
			}),
		}),
	}),
});
