import { z } from 'zod';
import { isSince, type CallLookUp } from '../shared/calls/lookUp';
import { readMoment } from '../shared/core/input/readMoment';
import { listUnder } from '../shared/core/lists/pages';
import { readableRecords } from '../shared/core/lists/readableRecords';
import { listedCall } from './callRecord';
import { apiPath } from '../shared/core/sending/apiPath';

const NEWEST_CALLS = 100;

const listing = listUnder('calls');

const listed = z.object({ contact: z.object({ phone: z.string() }), created_at: z.string() });

/**
 * The newest calls; ours rings the same number and is not older than our request. The endpoint is inferred (the vendor's
 * own code uses it, no page documents it), and so are its members: where they are missing, nothing is found.
 */
export const lookUp: CallLookUp = {
	request: () => ({ method: 'GET', path: apiPath('/api/v1/calls'), query: { limit: NEWEST_CALLS } }),
	candidates: (data) => readableRecords(listing.safeParse(data).data?.calls ?? [], listedCall).records,
	matches(record, sent) {
		const call = listed.safeParse(record).data;
		return (
			call?.contact.phone === sent.number && isSince(readMoment(call.created_at, 'utc')?.toMillis(), sent)
		);
	},
};
