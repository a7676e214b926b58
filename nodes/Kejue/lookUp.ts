import { z } from 'zod';
import { isLike, isSince, type CallLookUp } from '../shared/calls/lookUp';
import { spansOf, takeCall } from '../shared/calls/rules/memory/spansOf';
import { readMoment } from '../shared/core/input/readMoment';
import { callsPath } from './call/call';
import { callPages } from './call/callPages';
import { PAGE_SIZE } from './listPages';

const listed = z.object({ contact: z.object({ phone: z.string() }), created_at: z.string() });

/** Its members are inferred: docs/decisions.md#how-a-kejue-call-is-read */
export const lookUp: CallLookUp = {
	spansOf,
	take: takeCall,
	request: () => ({ method: 'GET', path: callsPath, query: { limit: PAGE_SIZE, offset: 0 } }),
	pages: callPages,
	matches(record, sent) {
		const call = listed.safeParse(record).data;
		const { persona_id, external_reference } = sent.body;
		return call?.contact.phone === sent.number && isSince(readMoment(call.created_at, 'utc')?.toMillis(), sent) && isLike(record, { persona_id, external_reference });
	},
};
