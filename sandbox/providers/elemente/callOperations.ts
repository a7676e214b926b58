import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Call, CallBook } from '../../callBook';
import { canonicalNumber } from '../../phoneNumber';
import { type Act, type Operation, quiet } from '../../simulation';
import { type CallDetails, presentCall } from './call';
import { refuse } from './elementeTable';
import { AGENT_PHONE } from './seeds';

/** What interactions need. */
export interface CallParts {
	calls: CallBook<CallDetails>;
	/** By address. */
	customerIds: Map<string, string>;
	origin(): string;
}

const HOUR_MS = 3_600_000;

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
/** https://docs.elemente.ai/api-reference/: calls and messages. */
export function callOperations(parts: CallParts): Record<string, Operation> {
	const { calls, origin } = parts;
	const present = (call: Call<CallDetails>) => presentCall(call, calls.stateOf(call), origin());
	return {
		createCall: ({ body }) => createCall(parts, createBody.parse(body)),
		getCall: quiet(({ params }) => {
			const call = calls.get(params.id);
			return call ? { status: 200, body: present(call) } : refuse(404, 'Call not found');
		}),
		updateCall: quiet(({ params, body }) => {
			const call = calls.get(params.id);
			if (!call) return refuse(404, 'Call not found');
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
	};
}

function createCall({ calls, customerIds, origin }: CallParts, body: z.infer<typeof createBody>): Act {
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
				customerId: customerIdFor(customerIds, to),
				customerName: body.customerName ?? [firstName, lastName].filter(Boolean).join(' '),
				customerPhone,
				customerEmail,
				opening: body.agentOverride?.prompt?.initialMessage ?? null,
				written: null,
			};
			const call = calls.place({ id: randomUUID(), to, details });
			return { status: 200, body: presentCall(call, calls.stateOf(call), origin()) };
		},
	};
}

function customerIdFor(customerIds: Map<string, string>, address: string | null): string {
	const known = address === null ? undefined : customerIds.get(address);
	const id = known ?? randomUUID();
	if (address !== null) customerIds.set(address, id);
	return id;
}

/** A web chat waits in the customer's browser: nothing goes out. */
function addressOn(channel: string, phone: string, email: string): string | null {
	if (channel === 'webchat') return null;
	const address = channel === 'email' ? email : canonicalNumber(phone);
	return address === '' ? null : address;
}

function startOfDay(day: string | undefined, otherwise: number): number {
	const moment = Date.parse(day ?? '');
	return Number.isNaN(moment) ? otherwise : moment;
}
