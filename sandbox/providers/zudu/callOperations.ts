import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Call, CallBook } from '../../callBook';
import { newId } from '../../newId';
import { canonicalNumber } from '../../phoneNumber';
import { type Act, type Answer, type Operation, type OperationRequest, quiet } from '../../simulation';
import { DEFAULT_AGENT_ID } from './agents';
import { type CallDetails, presentCall } from './call';
import { failure, success } from './envelope';
import { ORGANIZATION_ID } from './organization';
import { listBody, pageOf, pagination, sorted } from './page';

/** What placing and reading calls needs. */
export interface CallParts {
	calls: CallBook<CallDetails>;
	origin(): string;
	/** Called with every call that was placed or moved. */
	onPlaced(call: Call<CallDetails>): void;
}

const metadata = z.record(z.string(), z.unknown()).optional();
const createBody = z.object({
	agent_id: z.string(),
	call_id: z.string().optional(),
	call_type: z.string().optional(),
	direction: z.string().optional(),
	metadata,
});
const phoneCallBody = z.object({
	from_number: z.string(),
	to_number: z.string(),
	override_agent_id: z.string().optional(),
	scheduled_timestamp: z.number().optional(),
	metadata,
});
const webCallBody = z.object({ agent_id: z.string(), metadata });
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

/** https://docs.zudu.ai/api-reference/calls/: placing, reading and listing. */
export function callOperations({ calls, origin, onPlaced }: CallParts): Record<string, Operation> {
	const present = (call: Call<CallDetails>) => presentCall(call, calls.stateOf(call), origin());

	const createPhoneCall = ({ body: rawBody }: OperationRequest): Act => {
		const body = phoneCallBody.parse(rawBody);
		const to = canonicalNumber(body.to_number);
		return {
			reaches: [to],
			perform: () => {
				const call = calls.place({
					id: newId('call'),
					to,
					scheduledAt: body.scheduled_timestamp === undefined ? null : body.scheduled_timestamp * 1000,
					details: {
						...newDetails(body.override_agent_id ?? DEFAULT_AGENT_ID, body.metadata),
						callType: 'PHONE_CALL',
						direction: 'OUTBOUND',
						fromNumber: body.from_number,
						toNumber: body.to_number,
					},
				});
				onPlaced(call);
				const shown = present(call);
				const isAhead = shown.call_status === 'SCHEDULED';
				return success(isAhead ? 'Phone call scheduled successfully' : 'Phone call created successfully', {
					organization_id: ORGANIZATION_ID,
					call_type: 'PHONE_CALL',
					// call_initiated is the only value shown; the answer to a scheduled request is not documented (inferred).
					status: isAhead ? 'call_scheduled' : 'call_initiated',
					call: shown,
					phone_call_info: {
						from_number: body.from_number,
						to_number: body.to_number,
						direction: 'OUTBOUND',
						call_status: shown.call_status,
					},
				});
			},
		};
	};

	const createCall = quiet(({ body: rawBody }) => {
		const body = createBody.parse(rawBody);
		const known = body.call_id === undefined ? undefined : calls.get(body.call_id);
		// What a repeated id does is not documented; the sandbox answers with the record that is there.
		const call =
			known ??
			calls.register({
				id: body.call_id ?? newId('call'),
				details: { ...newDetails(body.agent_id, body.metadata), callType: body.call_type ?? null, direction: body.direction ?? null },
			});
		const shown = present(call);
		return success('Call created successfully', {
			organization_id: ORGANIZATION_ID,
			call: { ...shown, call_status: shown.call_status.toLowerCase() },
		});
	});

	const createWebCall = quiet(({ body: rawBody }) => {
		const body = webCallBody.parse(rawBody);
		const call = calls.register({
			id: newId('call'),
			details: { ...newDetails(body.agent_id, body.metadata), callType: 'WEB_CALL' },
		});
		const token = `sandbox-livekit-token-${call.id}`;
		return success('Web call created successfully', {
			organization_id: ORGANIZATION_ID,
			call_type: 'WEB_CALL',
			call: present(call),
			web_call_info: { room_name: call.id, access_token: token, call_status: 'REGISTERED', agent_id: body.agent_id },
			livekit_connection: { server_url: 'wss://livekit.sandbox.invalid', token, room_name: call.id },
		});
	});

	const listCalls = (request: z.infer<typeof searchBody>): Answer => {
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
	};

	return {
		createCall,
		createPhoneCall,
		createWebCall,
		listCalls: quiet(({ query }) => listCalls(searchBody.parse(query))),
		searchCalls: quiet(({ body }) => listCalls(searchBody.parse(body ?? {}))),
		getCall: quiet(({ params }) => {
			const call = calls.get(params.callId);
			return call ? success('Call retrieved successfully', present(call)) : failure(404, 'Call not found');
		}),
	};
}

function newDetails(agentId: string, given: Record<string, unknown> = {}): CallDetails {
	return {
		rowId: randomUUID(),
		agentId,
		callType: null,
		direction: null,
		fromNumber: null,
		toNumber: null,
		metadata: given,
		written: null,
	};
}

interface FilteredCall {
	call_status: string;
	call_type?: string;
	agent_id: string;
	call_duration: number | null;
	start_timestamp: number | null;
	transcript: string | null;
}

function isWanted(call: FilteredCall, filters: z.infer<typeof callFilters>): boolean {
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
