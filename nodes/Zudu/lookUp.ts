import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { includesSent, isLike, isSince, type CallLookUp } from '../shared/calls/lookUp';
import { spansOf, takeCall } from '../shared/calls/rules/memory/spansOf';
import { readTimestamp } from '../shared/core/input/readTimestamp';
import { callsPath } from './call/call';
import { callPages, PAGE_SIZE } from './call/callPages';

const created = z.object({ created_at: z.coerce.number() });

/** The list itself: the documented filters hold neither number nor creation time. */
export const lookUp: CallLookUp = {
	spansOf,
	take: takeCall,
	request: () => ({
		method: 'POST',
		path: callsPath,
		body: { page: 0, limit: PAGE_SIZE, sort_by: 'created_at', sort_order: 'descending' },
	}),
	pages: callPages,
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
