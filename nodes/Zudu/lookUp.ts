import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { includesSent, isLike, isSince, type CallLookUp } from '../shared/calls/lookUp';
import { spansOf, takeCall } from '../shared/calls/rules/memory/spansOf';
import { readTimestamp } from '../shared/core/input/readTimestamp';
import { listUnder } from '../shared/core/lists/pages';
import { readableRecords } from '../shared/core/lists/readableRecords';
import { callsPath } from './call/call';
import { reading } from './call/reading';

/** Many times what one run can have under way within the time window. */
const NEWEST_CALLS = 50;

const listing = listUnder('calls');

const created = z.object({ created_at: z.coerce.number() });

/** The list itself: the documented filters hold neither number nor creation time. */
export const lookUp: CallLookUp = {
	spansOf,
	take: takeCall,
	request: () => ({
		method: 'POST',
		path: callsPath,
		body: { page: 0, limit: NEWEST_CALLS, sort_by: 'created_at', sort_order: 'descending' },
	}),
	candidates: (data) => readableRecords(listing.safeParse(data).data?.calls ?? [], reading.response).records,
	matches: (record, sent) =>
		record.to_number === sent.number &&
		isSince(createdAt(record), sent) &&
		isLike(record, { from_number: sent.body.from_number, agent_id: sent.body.override_agent_id }) &&
		includesSent(record.metadata, sent.body.metadata),
};

function createdAt(record: IDataObject): number | undefined {
	const { data } = created.safeParse(record);
	return data && readTimestamp(data.created_at)?.toMillis();
}
