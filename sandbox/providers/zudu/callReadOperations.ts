import { z } from 'zod';
import type { Call, CallBook } from '../../callBook';
import { type Answer, type Operation, quiet } from '../../simulation';
import { type CallDetails, presentCall } from './call';
import { failure, success } from './envelope';
import { ORGANIZATION_ID } from './organization';
import { listBody, pageOf, pagination, sorted } from './page';

type ShownCall = ReturnType<typeof presentCall>;

const threshold = z.object({ lower_threshold: z.number().optional(), upper_threshold: z.number().optional() }).optional();
const callFilters = z.object({
	call_status: z.array(z.string()).optional(),
	call_type: z.array(z.string()).optional(),
	agent_id: z.union([z.array(z.string()), z.string().transform((id) => [id])]).optional(),
	duration_ms: threshold,
	transcript_search: z.string().optional(),
	start_timestamp: threshold,
});
const searchBody = listBody.extend({ filter_criteria: callFilters.optional() });

/** https://docs.zudu.ai/api-reference/calls/: reading and listing. */
export function callReadOperations(calls: CallBook<CallDetails>, origin: () => string): Record<string, Operation> {
	const present = (call: Call<CallDetails>) => presentCall(call, calls.stateOf(call), origin());
	return {
		listCalls: quiet(({ query }) => listCalls(calls, present, searchBody.parse(query))),
		searchCalls: quiet(({ body }) => listCalls(calls, present, searchBody.parse(body ?? {}))),
		getCall: quiet(({ params }) => {
			const call = calls.get(params.callId);
			return call ? success('Call retrieved successfully', present(call)) : failure(404, 'Call not found');
		}),
	};
}

function listCalls(calls: CallBook<CallDetails>, present: (call: Call<CallDetails>) => ShownCall, request: z.infer<typeof searchBody>): Answer {
	const filters = request.filter_criteria ?? {};
	const found = calls.newestFirst().map(present).filter((call) => isWanted(call, filters));
	const sortBy = request.sort_by ?? 'start_timestamp';
	const moment = (call: (typeof found)[number]) => (sortBy === 'created_at' ? call.created_at : (call.start_timestamp ?? call.created_at));
	const page = pageOf(sorted(found, moment, request.sort_order), request);
	return success('Calls retrieved successfully', {
		organization_id: ORGANIZATION_ID,
		calls: page.shown,
		pagination: pagination(page),
		returned_count: page.shown.length,
		sort_order: request.sort_order,
		sort_by: sortBy,
		applied_filters: filters,
	});
}

function isWanted(call: ShownCall, filters: z.infer<typeof callFilters>): boolean {
	return (
		isAmong(call.call_status, filters.call_status) &&
		isAmong(call.call_type, filters.call_type) &&
		isAmong(call.agent_id, filters.agent_id) &&
		isWithin(call.call_duration, filters.duration_ms) &&
		isWithin(call.start_timestamp, filters.start_timestamp) &&
		(call.transcript ?? '').toLowerCase().includes((filters.transcript_search ?? '').toLowerCase())
	);
}

function isAmong(value: string | undefined, wanted: string[] | undefined): boolean {
	return wanted === undefined || wanted.some((each) => each.toLowerCase() === value?.toLowerCase());
}

function isWithin(value: number | null, bounds: z.infer<typeof threshold>): boolean {
	if (bounds === undefined) return true;
	return value !== null && value >= (bounds.lower_threshold ?? -Infinity) && value <= (bounds.upper_threshold ?? Infinity);
}
