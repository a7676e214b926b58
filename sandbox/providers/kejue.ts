import { z } from 'zod';
import { type Call, CallBook } from '../callBook';
import { asText, conversation, summary } from '../conversation';
import { isTalk, type Outcome } from '../fate';
import { newId } from '../newId';
import { canonicalNumber } from '../phoneNumber';
import { type Act, type Problem, quiet, refusal, type StartSimulation } from '../simulation';

interface CallDetails {
	contactId: string;
	personaId: string;
	voiceConfigId: string | null;
	externalReference: string | null;
	opening: string | null;
	structuredKeys: string[];
}

const CREDENTIALS = { apiKey: 'kej_sandbox_key' };
const DEFAULT_LIMIT = 100;
const TOOL_COUNT = 25;
const SEEDED_AT = '2026-01-01T00:00:00.000Z';

/** UNAUTHORIZED and BAD_REQUEST are the codes the documentation shows; the others are inferred from them. */
const ERROR_CODES: Record<number, string> = {
	400: 'BAD_REQUEST',
	401: 'UNAUTHORIZED',
	402: 'PAYMENT_REQUIRED',
	403: 'FORBIDDEN',
	404: 'NOT_FOUND',
	409: 'CONFLICT',
	429: 'RATE_LIMITED',
	501: 'NOT_IMPLEMENTED',
};

/** `in_progress` and `completed` are known, the rest is inferred: no list of values is published. */
const RUNNING_WORDS = { registered: 'queued', scheduled: 'scheduled', queued: 'queued', ringing: 'ringing', inProgress: 'in_progress' };
/** Inferred, but for `completed` with `agent_hangup`. */
const END_WORDS: Record<Outcome, { status: string; ended_reason: string }> = {
	answered: { status: 'completed', ended_reason: 'agent_hangup' },
	voicemail: { status: 'completed', ended_reason: 'voicemail' },
	noAnswer: { status: 'no_answer', ended_reason: 'no_answer' },
	busy: { status: 'busy', ended_reason: 'busy' },
	rejected: { status: 'rejected', ended_reason: 'rejected' },
	failed: { status: 'failed', ended_reason: 'failed' },
};

const callBody = z.object({
	persona_id: z.string().optional(),
	contact_id: z.string().nullish(),
	contact: z.object({ phone: z.string().nullish() }).nullish(),
	agent_id: z.string().nullish(),
	schedule_at: z.string().nullish(),
	external_reference: z.string().nullish(),
	config: z
		.object({
			first_message: z.unknown(),
			structured_data_schema: z.array(z.object({ key: z.string().optional() }).passthrough()).nullish().catch(null),
		})
		.partial()
		.nullish(),
});
const pageQuery = z.object({ limit: z.number().optional(), offset: z.number().optional() });
const callsQuery = pageQuery.extend({ contact_id: z.string().optional(), status: z.string().optional() });

const TOOLS = Array.from({ length: TOOL_COUNT }, (_, index) => ({
	id: `tool_${index + 1}`,
	name: `look_up_order_${index + 1}`,
	tool_type: 'http',
	timeout: 30_000,
	retry_count: 0,
	display_name: `Look up order ${index + 1}`,
	description: 'Finds an order by its number.',
	http_config: { url: 'https://example.com/orders', method: 'GET' },
	precomputable: false,
	agent_reaction: 'speaks',
	created_at: SEEDED_AT,
	updated_at: SEEDED_AT,
}));

/** Kejue, acted out: https://docs.kejue.co/api-reference. */
export const simulateKejue: StartSimulation = ({ phaseMs, rung, origin }) => {
	const calls = new CallBook<CallDetails>(phaseMs, rung);
	const contactIds = new Map<string, string>();
	const phones = new Map<string, string>();

	/** A contact sent along is created, or found again by its phone. */
	const contactIdFor = (phone: string | null): string => {
		const known = phone === null ? undefined : contactIds.get(phone);
		if (known !== undefined) return known;
		const id = newId('con');
		if (phone !== null) {
			contactIds.set(phone, id);
			phones.set(id, phone);
		}
		return id;
	};

	const createCall = (personaId: string, rawBody: unknown): Act => {
		const body = callBody.parse(rawBody);
		const phone = body.contact?.phone ? canonicalNumber(body.contact.phone) : null;
		// A contact that this sandbox has not seen stands for its own number, so that ringing it twice shows.
		const to = phone ?? (body.contact_id ? (phones.get(body.contact_id) ?? body.contact_id) : null);
		return {
			reaches: to === null ? [] : [to],
			perform: () => {
				const call = calls.place({
					id: newId('call'),
					to,
					scheduledAt: momentOf(body.schedule_at),
					details: {
						contactId: body.contact_id ?? contactIdFor(phone),
						personaId,
						voiceConfigId: body.agent_id ?? null,
						externalReference: body.external_reference ?? null,
						opening: typeof body.config?.first_message === 'string' ? body.config.first_message : null,
						structuredKeys: (body.config?.structured_data_schema ?? []).flatMap(({ key }) => key ?? []),
					},
				});
				const { id, contact_id, status, created_at, scheduled_at } = present(call);
				return { status: 200, body: { id, contact_id, status, created_at, scheduled_at } };
			},
		};
	};

	/** The documentation only knows id and status; the other names are those of the events call.ended and call.analyzed (inferred). */
	const present = (call: Call<CallDetails>) => {
		const state = calls.stateOf(call);
		const { details } = call;
		const words = state.outcome ? END_WORDS[state.outcome] : null;
		const talked = state.outcome !== null && isTalk(state.outcome);
		return {
			id: call.id,
			contact_id: details.contactId,
			persona_id: details.personaId,
			agent_id: details.voiceConfigId,
			external_reference: details.externalReference,
			contact: { id: details.contactId, phone: call.to },
			direction: 'outbound',
			channel: 'voice',
			status: state.phase === 'ended' ? (words?.status ?? 'failed') : RUNNING_WORDS[state.phase],
			created_at: iso(call.createdAt),
			scheduled_at: iso(call.scheduledAt),
			started_at: iso(state.answeredAt),
			ended_at: iso(state.endedAt),
			ended_reason: words?.ended_reason ?? null,
			duration_seconds: state.durationMs === null ? null : Math.ceil(state.durationMs / 1000),
			transcript: talked ? asText(conversation(call.fate, details.opening), { agent: 'Agent', person: 'User' }) : null,
			recording_url: talked ? `${origin()}/_sandbox/recordings/${call.id}.wav` : null,
			summary: talked ? summary(call.fate) : null,
			score: talked ? 80 : null,
			structured_data: talked ? Object.fromEntries(details.structuredKeys.map((key) => [key, null])) : null,
		};
	};

	return {
		credentials: CREDENTIALS,
		isAuthorized: (headers) => headers['x-api-key'] === CREDENTIALS.apiKey,
		invalidStatus: 400,
		wordError,
		calls,
		operations: {
			createPersonaCall: ({ body }) => createCall(callBody.parse(body).persona_id ?? '', body),
			createAgentCall: ({ params, body }) => createCall(params.agent_id, body),
			getCall: quiet(({ params }) => {
				const call = calls.get(params.call_id);
				return call ? { status: 200, body: present(call) } : refusal({ wordError }, { status: 404, message: 'Call not found' });
			}),
			listCalls: quiet(({ query }) => {
				const { contact_id, status, limit = DEFAULT_LIMIT, offset = 0 } = callsQuery.parse(query);
				const found = calls
					.newestFirst()
					.filter((call) => contact_id === undefined || call.details.contactId === contact_id)
					.map(present)
					.filter((call) => status === undefined || call.status === status);
				return { status: 200, body: { calls: found.slice(offset, offset + limit), total: found.length, limit, offset } };
			}),
			listTools: quiet(({ query }) => {
				const { limit = DEFAULT_LIMIT, offset = 0 } = pageQuery.parse(query);
				return { status: 200, body: { tools: TOOLS.slice(offset, offset + limit), total: TOOLS.length } };
			}),
		},
		clear: () => {
			calls.clear();
			contactIds.clear();
			phones.clear();
		},
	};
};

/** 422 in the older generation's form, which the documentation says may still come; all else in the current one. */
function wordError({ status, message, violations = [] }: Problem): unknown {
	if (status === 422) {
		return { detail: violations.map(({ where, message: msg, rule }) => ({ loc: where, msg, type: `value_error.${rule}` })) };
	}
	const details = Object.fromEntries(violations.map(({ where, message: text }) => [where.join('.'), text]));
	return { error: message, code: ERROR_CODES[status] ?? 'INTERNAL_ERROR', details };
}

/** On the agent variant the description lets any text pass as a date; what is none means now. */
function momentOf(text: string | null | undefined): number | null {
	const moment = Date.parse(text ?? '');
	return Number.isNaN(moment) ? null : moment;
}

function iso(moment: number | null): string | null {
	return moment === null ? null : new Date(moment).toISOString();
}
