import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { type Call, CallBook, type CallState, type Phase } from '../../callBook';
import { asText, conversation } from '../../conversation';
import { canonicalNumber } from '../../phoneNumber';
import { type Act, type OperationRequest, type Problem, quiet, refusal, type StartSimulation } from '../../simulation';

interface CallDetails {
	channel: string;
	agentId: string;
	skillId: string;
	agentPhone: string;
	customerId: string;
	customerName: string;
	customerPhone: string;
	customerEmail: string;
	opening: string | null;
	/** A status written by an update; it holds until the call goes on to its next phase by itself. */
	written: { status: string; during: Phase } | null;
}

const CREDENTIALS = { username: 'sandbox', password: 'sandbox-password' };
const AUTHORIZATION = `Basic ${Buffer.from(`${CREDENTIALS.username}:${CREDENTIALS.password}`).toString('base64')}`;
const AGENT_COUNT = 130;
const AGENT_PHONE = '+12025550100';
const AGENT_EMAIL = 'agent@sandbox.example';
const HOUR_MS = 3_600_000;
const SEEDED_AT = '2026-01-01T00:00:00.000Z';

/** Words of a call, by phase or outcome. All are documented values; which means what is inferred, `busy` for a rejected call most of all. */
const CALL_WORDS: Record<string, string> = {
	registered: 'queued',
	scheduled: 'queued',
	queued: 'queued',
	ringing: 'ringing',
	inProgress: 'in-progress',
	answered: 'completed',
	voicemail: 'voicemail',
	noAnswer: 'no-answer',
	busy: 'busy',
	rejected: 'busy',
	failed: 'failed',
};
/** Words of a chat, on every other channel (inferred likewise). */
const CHAT_WORDS: Record<string, string> = {
	registered: 'pending',
	scheduled: 'pending',
	queued: 'pending',
	ringing: 'open',
	inProgress: 'ongoing',
	answered: 'closed',
	voicemail: 'closed',
	noAnswer: 'expired',
	busy: 'expired',
	rejected: 'close',
	failed: 'failed',
};

const createBody = z.object({
	agentId: z.string(),
	channel: z.string(),
	skillId: z.string(),
	customerOverride: z
		.object({ firstName: z.string(), lastName: z.string(), phoneNumber: z.string(), email: z.string() })
		.partial(),
	agentOverride: z
		.object({ phone: z.string(), prompt: z.object({ initialMessage: z.string() }).partial() })
		.partial()
		.optional(),
	customerName: z.string().optional(),
	customerPhone: z.string().optional(),
	customerEmail: z.string().optional(),
});
const updateBody = z.object({ agentId: z.string().optional(), status: z.string().optional() });
const listQuery = z.object({
	hrs: z.number().optional(),
	status: z.string().optional(),
	channel: z.string().optional(),
	dateRange: z.object({ from: z.string().optional(), to: z.string().optional() }).optional(),
});
const pageQuery = z.object({ page: z.number().default(1), limit: z.number().optional() });

const AGENTS = Array.from({ length: AGENT_COUNT }, (_, index) => ({
	id: seededId(1, index + 1),
	name: `Sandbox agent ${index + 1}`,
	email: AGENT_EMAIL,
	language: 'en-US',
	active: true,
	voiceSpeed: 1,
	voiceId: 'sandbox-voice',
	capabilities: ['call', 'sms', 'whatsapp', 'email', 'webchat'],
	jobDescriptions: 'Calls people for tests.',
	roleText: null,
	actions: [],
	skills: [1, 2].map((skill) => ({
		id: seededId(2, index * 2 + skill),
		name: skill === 1 ? 'Remind' : 'Survey',
		description: `Skill ${skill} of sandbox agent ${index + 1}`,
		language: 'en-US',
		active: true,
	})),
	phone: AGENT_PHONE,
	createdAt: SEEDED_AT,
	updatedAt: SEEDED_AT,
}));

/** Elemente, acted out: https://docs.elemente.ai/api-reference. */
export const simulateElemente: StartSimulation = ({ paces, rung, origin }) => {
	const calls = new CallBook<CallDetails>(paces, rung);
	const customerIds = new Map<string, string>();

	const customerIdFor = (address: string | null): string => {
		const known = address === null ? undefined : customerIds.get(address);
		const id = known ?? randomUUID();
		if (address !== null) customerIds.set(address, id);
		return id;
	};

	const createCall = ({ body: rawBody }: OperationRequest): Act => {
		const body = createBody.parse(rawBody);
		const { firstName, lastName, phoneNumber, email } = body.customerOverride;
		// Which of the two wins where they differ is not documented (inferred from the name "override").
		const customerPhone = phoneNumber ?? body.customerPhone ?? '';
		const customerEmail = email ?? body.customerEmail ?? '';
		const to = addressOn(body.channel, customerPhone, customerEmail);
		return {
			reaches: to === null ? [] : [to],
			perform: () => {
				const details: CallDetails = {
					channel: body.channel,
					agentId: body.agentId,
					skillId: body.skillId,
					agentPhone: body.agentOverride?.phone ?? AGENT_PHONE,
					customerId: customerIdFor(to),
					customerName: body.customerName ?? [firstName, lastName].filter(Boolean).join(' '),
					customerPhone,
					customerEmail,
					opening: body.agentOverride?.prompt?.initialMessage ?? null,
					written: null,
				};
				return { status: 200, body: present(calls.place({ id: randomUUID(), to, details })) };
			},
		};
	};

	const present = (call: Call<CallDetails>) => {
		const state = calls.stateOf(call);
		const { channel, opening, written, ...details } = call.details;
		const turns = state.isTranscribed ? conversation(call.fate, opening) : [];
		const isCall = channel === 'call';
		return {
			id: call.id,
			status: written?.during === state.phase ? written.status : statusWord(channel, state),
			agentEmail: AGENT_EMAIL,
			...details,
			transcription: asText(turns, { agent: 'agent', person: 'customer' }),
			recordingUrl: state.isRecorded && isCall ? `${origin()}/_sandbox/recordings/${call.id}.wav` : '',
			messages: isCall
				? []
				: turns.map(({ speaker, text }, index) => ({
						sid: `SM${call.id.replaceAll('-', '').slice(2)}${String(index).padStart(2, '0')}`,
						timestamp: new Date(state.answeredAt ?? call.createdAt).toISOString(),
						sender: speaker === 'agent' ? 'agent' : 'customer',
						content: text,
						mediaUrl: '',
						status: 'delivered',
					})),
			// A number by type, a text in the documented sample: text it is, so that readers have to cope.
			duration: String(Math.ceil((state.durationMs ?? 0) / 1000)),
		};
	};

	return {
		credentials: CREDENTIALS,
		isAuthorized: (headers) => headers.authorization === AUTHORIZATION,
		invalidStatus: 400,
		wordError,
		calls,
		operations: {
			createCall,
			getCall: quiet(({ params }) => {
				const call = calls.get(params.id);
				return call ? { status: 200, body: present(call) } : refusal({ wordError }, { status: 404, message: 'Call not found' });
			}),
			updateCall: quiet(({ params, body }) => {
				const call = calls.get(params.id);
				if (!call) return refusal({ wordError }, { status: 404, message: 'Call not found' });
				// The note is kept by nobody here, since no answer of the provider shows it.
				const { agentId = call.details.agentId, status } = updateBody.parse(body);
				const written = status === undefined ? call.details.written : { status, during: calls.stateOf(call).phase };
				return { status: 200, body: present(calls.amend(call, { ...call.details, agentId, written })) };
			}),
			listCalls: quiet(({ query }) => {
				const { hrs, status, channel, dateRange } = listQuery.parse(query);
				const since = Math.max(hrs === undefined ? 0 : Date.now() - hrs * HOUR_MS, startOfDay(dateRange?.from, 0));
				const until = startOfDay(dateRange?.to, Infinity) + 24 * HOUR_MS;
				const found = calls
					.newestFirst()
					.filter((call) => call.createdAt >= since && call.createdAt < until)
					.filter((call) => channel === undefined || call.details.channel === channel)
					.map(present)
					.filter((call) => status === undefined || call.status === status);
				return { status: 200, body: found };
			}),
			listAgents: quiet(({ query }) => {
				const { page, limit = AGENTS.length } = pageQuery.parse(query);
				// Whether pages count from 0 or 1 is not documented: both give the first one here.
				const start = Math.max(0, page - 1) * limit;
				return { status: 200, body: AGENTS.slice(start, start + limit) };
			}),
			getAgent: quiet(({ params }) => {
				const agent = AGENTS.find(({ id }) => id === params.id);
				return agent ? { status: 200, body: agent } : refusal({ wordError }, { status: 404, message: 'Agent not found' });
			}),
			// A workspace where nobody has entered anything yet.
			listKnowledgebases: quiet(() => ({ status: 200, body: { knowledgeBases: [], total: 0, pages: 0 } })),
		},
		clear: () => {
			calls.clear();
			customerIds.clear();
		},
	};
};

/** A web chat waits in the customer's browser: nothing goes out. */
function addressOn(channel: string, phone: string, email: string): string | null {
	if (channel === 'webchat') return null;
	const address = channel === 'email' ? email : canonicalNumber(phone);
	return address === '' ? null : address;
}

function statusWord(channel: string, { phase, outcome }: CallState): string {
	return (channel === 'call' ? CALL_WORDS : CHAT_WORDS)[outcome ?? phase];
}

function startOfDay(day: string | undefined, otherwise: number): number {
	const moment = Date.parse(day ?? '');
	return Number.isNaN(moment) ? otherwise : moment;
}

/** The default body of NestJS, which the provider's operation ids point to: no error body is documented (inferred). */
function wordError({ status, message, violations }: Problem): unknown {
	const messages = violations?.map(({ where, message: text }) => `${where.slice(1).join('.') || where.join('.')} ${text}`);
	return { statusCode: status, message: messages ?? message, error: STATUS_CODES[status] ?? 'Error' };
}

function seededId(kind: number, index: number): string {
	return `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(index).padStart(12, '0')}`;
}
