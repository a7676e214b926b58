import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Call, CallBook } from '../callBook';
import { asText, conversation, summary } from '../conversation';
import { isTalk, type Outcome } from '../fate';
import { newId } from '../newId';
import { canonicalNumber } from '../phoneNumber';
import { type Act, type Answer, type OperationRequest, type Problem, quiet, refusal, type StartSimulation } from '../simulation';

interface CallDetails {
	rowId: string;
	agentId: string;
	callType: string | null;
	direction: string | null;
	fromNumber: string | null;
	toNumber: string | null;
	metadata: Record<string, unknown>;
}

const CREDENTIALS = { apiKey: 'sk_sandbox_key', apiSecret: 's3cr3t_sandbox_secret' };
const ORGANIZATION_ID = 'org_sandbox';
const AGENT_COUNT = 25;
const DEFAULT_LIMIT = 20;
const COST_PER_MINUTE = 0.12;
const SEEDED_AT = '2026-01-01T00:00:00';

/** Short titles as in the documented samples; the detail goes into `error`. */
const ERROR_TITLES: Record<number, string> = {
	400: 'Validation failed',
	401: 'Unauthorized',
	402: 'Payment required',
	403: 'Forbidden',
	404: 'Not found',
	409: 'Conflict',
	422: 'Unprocessable entity',
	429: 'Too many requests',
	501: 'Not implemented',
};

/**
 * A phone call is ONGOING from the moment it is dialled, as the answer to create-phone-call shows.
 * Only ENDED with USER_HANGUP is documented; that unanswered calls end as ENDED and failed ones as ERROR, and their reasons, are inferred.
 */
const END_WORDS: Record<Outcome, { call_status: string; disconnection_reason: string }> = {
	answered: { call_status: 'ENDED', disconnection_reason: 'USER_HANGUP' },
	voicemail: { call_status: 'ENDED', disconnection_reason: 'VOICEMAIL_REACHED' },
	noAnswer: { call_status: 'ENDED', disconnection_reason: 'DIAL_NO_ANSWER' },
	busy: { call_status: 'ENDED', disconnection_reason: 'DIAL_BUSY' },
	rejected: { call_status: 'ENDED', disconnection_reason: 'USER_DECLINED' },
	failed: { call_status: 'ERROR', disconnection_reason: 'DIAL_FAILED' },
};

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
const listBody = z.object({
	page: z.number().default(0),
	limit: z.number().default(DEFAULT_LIMIT),
	sort_by: z.string().optional(),
	sort_order: z.enum(['ascending', 'descending']).default('descending'),
});
const threshold = z.object({ lower_threshold: z.number().optional(), upper_threshold: z.number().optional() }).optional();
const callFilters = z.object({
	call_status: z.array(z.string()).optional(),
	call_type: z.array(z.string()).optional(),
	agent_id: z.union([z.array(z.string()), z.string().transform((id) => [id])]).optional(),
	duration_ms: threshold,
	transcript_search: z.string().optional(),
	start_timestamp: threshold,
});
const searchCallsBody = listBody.extend({ filter_criteria: callFilters.optional() });
const searchAgentsBody = listBody.extend({ filter_criteria: z.object({ agent_name: z.array(z.string()).optional() }).optional() });

const AGENTS = Array.from({ length: AGENT_COUNT }, (_, index) => ({
	agent_id: `agent_sandbox_${index + 1}`,
	agent_name: `Sandbox agent ${index + 1}`,
	organization_id: ORGANIZATION_ID,
	begin_message: 'Hello, this is a call from the sandbox.',
	timezone: 'UTC',
	post_call_webhook_id: null,
	created_at: SEEDED_AT,
	updated_at: SEEDED_AT,
}));

/** Zudu, acted out: https://docs.zudu.ai/api-reference. */
export const simulateZudu: StartSimulation = ({ phaseMs, rung, origin }) => {
	const calls = new CallBook<CallDetails>(phaseMs, rung);

	const present = (call: Call<CallDetails>) => {
		const state = calls.stateOf(call);
		const { details } = call;
		const words = state.outcome ? END_WORDS[state.outcome] : null;
		const talked = state.outcome !== null && isTalk(state.outcome);
		const turns = talked ? conversation(call.fate) : [];
		const isScheduled = call.scheduledAt !== null;
		return {
			id: details.rowId,
			call_id: call.id,
			agent_id: details.agentId,
			organization_id: ORGANIZATION_ID,
			call_status: statusWord(state.phase, words?.call_status),
			...(details.callType === null ? {} : { call_type: details.callType }),
			...(details.direction === null ? {} : { direction: details.direction }),
			from_number: details.fromNumber,
			to_number: details.toNumber,
			created_at: call.createdAt,
			updated_at: state.endedAt ?? state.answeredAt ?? call.createdAt,
			start_timestamp: state.answeredAt,
			end_timestamp: state.endedAt,
			call_duration: state.durationMs,
			disconnection_reason: words?.disconnection_reason ?? null,
			recording_url: talked ? `${origin()}/_sandbox/recordings/${call.id}.wav` : null,
			public_log_url: null,
			opt_out_sensitive_data_storage: false,
			metadata: isScheduled
				? {
						...details.metadata,
						is_scheduled: true,
						scheduled_timestamp: Math.floor((call.scheduledAt ?? 0) / 1000),
						execution_status: state.phase === 'scheduled' ? 'pending' : 'executed',
					}
				: details.metadata,
			events: [],
			transcript: talked ? asText(turns, { agent: 'Agent', person: 'User' }) : null,
			transcript_object: turns.map(({ speaker, text }) => ({
				role: speaker === 'agent' ? 'assistant' : 'user',
				content: text,
				timestamp: state.answeredAt ?? call.createdAt,
			})),
			transcript_with_tool_calls: [],
			latency: null,
			call_analysis: talked
				? {
						call_summary: summary(call.fate),
						in_voicemail: state.outcome === 'voicemail',
						user_sentiment: state.outcome === 'voicemail' ? 'Neutral' : 'Positive',
						call_successful: state.outcome === 'answered',
						custom_analysis_data: {},
						evaluation_criteria_results: {},
					}
				: null,
			call_cost: talked ? { combined_cost: ((state.durationMs ?? 0) / 60_000) * COST_PER_MINUTE, product_costs: [] } : null,
			telephony_identifier: null,
		};
	};

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
						rowId: randomUUID(),
						agentId: body.override_agent_id ?? AGENTS[0].agent_id,
						callType: 'PHONE_CALL',
						direction: 'OUTBOUND',
						fromNumber: body.from_number,
						toNumber: body.to_number,
						metadata: body.metadata ?? {},
					},
				});
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
				details: {
					rowId: randomUUID(),
					agentId: body.agent_id,
					callType: body.call_type ?? null,
					direction: body.direction ?? null,
					fromNumber: null,
					toNumber: null,
					metadata: body.metadata ?? {},
				},
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
			details: {
				rowId: randomUUID(),
				agentId: body.agent_id,
				callType: 'WEB_CALL',
				direction: null,
				fromNumber: null,
				toNumber: null,
				metadata: body.metadata ?? {},
			},
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

	const listCalls = (request: z.infer<typeof searchCallsBody>): Answer => {
		const filters = request.filter_criteria ?? {};
		const found = calls.newestFirst().map(present).filter((call) => isWanted(call, filters));
		const sortBy = request.sort_by ?? 'start_timestamp';
		const moment = (call: (typeof found)[number]) => (sortBy === 'created_at' ? call.created_at : (call.start_timestamp ?? call.created_at));
		const { page, ...paging } = pageOf(sorted(found, moment, request.sort_order), request);
		return success('Calls retrieved successfully', {
			organization_id: ORGANIZATION_ID,
			calls: page,
			...paging,
			sort_by: sortBy,
			applied_filters: filters,
		});
	};

	const listAgents = (request: z.infer<typeof searchAgentsBody>): Answer => {
		const names = request.filter_criteria?.agent_name;
		const found = AGENTS.filter((agent) => names === undefined || names.includes(agent.agent_name));
		// All were made at the same moment, so that no sorting moves them.
		const { page, ...paging } = pageOf(found, request);
		return success('Agents retrieved successfully', {
			organization_id: ORGANIZATION_ID,
			agents: page,
			...paging,
			sort_by: request.sort_by ?? 'updated_at',
		});
	};

	return {
		credentials: CREDENTIALS,
		isAuthorized: (headers) =>
			headers['x-api-secret'] === CREDENTIALS.apiSecret &&
			(headers['x-api-key'] === CREDENTIALS.apiKey || headers.authorization === `ApiKey ${CREDENTIALS.apiKey}`),
		invalidStatus: 400,
		wordError,
		calls,
		operations: {
			createCall,
			createPhoneCall,
			createWebCall,
			listCalls: quiet(({ query }) => listCalls(searchCallsBody.parse(query))),
			searchCalls: quiet(({ body }) => listCalls(searchCallsBody.parse(body ?? {}))),
			getCall: quiet(({ params }) => {
				const call = calls.get(params.callId);
				return call ? success('Call retrieved successfully', present(call)) : refusal({ wordError }, { status: 404, message: 'Call not found' });
			}),
			listAgents: quiet(({ query }) => listAgents(searchAgentsBody.parse(query))),
			searchAgents: quiet(({ body }) => listAgents(searchAgentsBody.parse(body ?? {}))),
		},
		clear: () => calls.clear(),
	};
};

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

function sorted<Item>(items: Item[], key: (item: Item) => number, order: 'ascending' | 'descending'): Item[] {
	const sign = order === 'ascending' ? 1 : -1;
	return items.toSorted((a, b) => sign * (key(a) - key(b)));
}

function pageOf<Item>(items: Item[], { page, limit, sort_order }: z.infer<typeof listBody>) {
	const shown = items.slice(page * limit, (page + 1) * limit);
	const totalPages = Math.ceil(items.length / limit);
	return {
		page: shown,
		pagination: {
			page,
			limit,
			total_count: items.length,
			total_pages: totalPages,
			has_next_page: page + 1 < totalPages,
			has_previous_page: page > 0,
		},
		returned_count: shown.length,
		sort_order,
	};
}

function statusWord(phase: string, endWord: string | undefined): string {
	if (phase === 'registered') return 'REGISTERED';
	if (phase === 'scheduled') return 'SCHEDULED';
	return endWord ?? 'ONGOING';
}

function success(message: string, data: unknown): Answer {
	return { status: 200, body: { message, status: 'success', error: null, data } };
}

function wordError({ status, message }: Problem): unknown {
	return { message: ERROR_TITLES[status] ?? 'Internal server error', status: 'error', error: message, data: null };
}
