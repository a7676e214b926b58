import { z } from 'zod';
import type { BatchLookUp } from '../../shared/calls/batchLookUp';
import { isSince } from '../../shared/calls/lookUp';
import { adoptBatch, findBatch } from '../../shared/calls/placing/adoptBatch';
import { readTimestamp } from '../../shared/core/input/readTimestamp';
import { listUnder } from '../../shared/core/lists/pages';
import { readableRecords } from '../../shared/core/lists/readableRecords';
import { batchListPath, BATCHES_PAGE_SIZE, oneBatch } from './batch';
import { resultsOf } from './getResults';

const listing = listUnder('batch_calls');

/** Newer samples have a number, older ones a text. */
const moment = z.union([z.number(), z.string()]).optional().catch(undefined);

const listed = z.object({ created_timestamp: moment, created_at: moment, total_task_count: z.number().optional().catch(undefined), status: z.string().catch('') });

const tasks = z.array(z.object({ to_number: z.string() })).catch([]);

/** What was sent as one of these, the batch has as well. */
const SETTINGS = ['from_number', 'agent_id', 'name'] as const;

export const batchLookUp: BatchLookUp = {
	adopt: adoptBatch,
	find: findBatch,
	list: {
		method: 'POST',
		path: batchListPath,
		body: { pagination: { page: 0, limit: BATCHES_PAGE_SIZE }, sort_by: 'created_at', sort_order: 'descending' },
	},
	candidates: (data) => readableRecords(listing.parse(data).batch_calls ?? [], oneBatch).records,
	matches(record, { body, sentAt }) {
		const { created_timestamp, created_at, total_task_count: count, status } = listed.parse(record);
		return (
			isSince(unixMs(created_timestamp ?? created_at), { sentAt }) &&
			SETTINGS.every((name) => body[name] === undefined || record[name] === body[name]) &&
			(count === undefined || count === tasks.parse(body.tasks).length) &&
			// A draft of the same people calls nobody, so it is not what starts at once.
			/^draft$/i.test(status) === (body.status === 'draft')
		);
	},
	idOf: (record) => oneBatch.parse(record).batch_call_id,
	numbers: (body) => tasks.parse(body.tasks).map(({ to_number }) => to_number),
	people: (record) => resultsOf({ batchId: oneBatch.parse(record).batch_call_id }),
	numberOf: ({ to_number }) => to_number,
};

function unixMs(timestamp: number | string | undefined): number | undefined {
	if (typeof timestamp === 'string') return Date.parse(timestamp);
	return timestamp === undefined ? undefined : readTimestamp(timestamp)?.toMillis();
}
