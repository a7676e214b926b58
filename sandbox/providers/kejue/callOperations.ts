import { z } from 'zod';
import type { Call, CallBook } from '../../callBook';
import { newId } from '../../newId';
import { canonicalNumber } from '../../phoneNumber';
import { type Act, type Operation, quiet, refusal } from '../../simulation';
import { type CallDetails, newCallDetails, presentCall } from './call';
import { contactInputSchema, type ContactTable, findOrCreateContact } from './contacts';
import { DEFAULT_LIMIT, pageOf, pageQuery } from './page';
import { callWebhookSchema } from './subscription';
import { wordError } from './wordError';

/** What placing and reading calls needs. */
export interface CallParts {
	calls: CallBook<CallDetails>;
	contacts: ContactTable;
	origin(): string;
	/** Called with every call that was placed. */
	onPlaced(call: Call<CallDetails>): void;
}

const callBody = z.object({
	persona_id: z.string().optional(),
	contact_id: z.string().nullish(),
	contact: contactInputSchema.nullish(),
	agent_id: z.string().nullish(),
	schedule_at: z.string().nullish(),
	external_reference: z.string().nullish(),
	config: z
		.object({
			first_message: z.unknown(),
			// The agent variant does not say what is in here: whatever is not of the form expected is not looked at.
			structured_data_schema: z.array(z.object({ key: z.string().optional() }).passthrough()).nullish().catch(null),
			webhooks: z.array(callWebhookSchema).nullish().catch(null),
			webhook_ids: z.array(z.string()).nullish().catch(null),
		})
		.partial()
		.nullish(),
});
const callsQuery = pageQuery.extend({ contact_id: z.string().optional(), status: z.string().optional() });
const IN_PROGRESS = 'inProgress';

/** https://docs.kejue.co/api-reference/persona-calls/, /agents/create-agent-call and /calls/. */
export function callOperations(parts: CallParts): Record<string, Operation> {
	const { calls, origin } = parts;
	const present = (call: Call<CallDetails>) => presentCall(call, calls.stateOf(call), origin());
	return {
		createPersonaCall: ({ body }) => createCall(parts, callBody.parse(body).persona_id ?? '', body),
		createAgentCall: ({ params, body }) => createCall(parts, params.agent_id, body),
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
			return { status: 200, body: { calls: pageOf(found, { limit, offset }), total: found.length, limit, offset } };
		}),
		injectContext: quiet(({ params }) => {
			const call = calls.get(params.call_id);
			if (!call) return refusal({ wordError }, { status: 404, message: 'Call not found' });
			if (calls.stateOf(call).phase !== IN_PROGRESS) return refusal({ wordError }, { status: 409, message: 'Call is not in progress' });
			return { status: 204 };
		}),
	};
}

function createCall({ calls, contacts, origin, onPlaced }: CallParts, personaId: string, rawBody: unknown): Act {
	const body = callBody.parse(rawBody);
	const phone = body.contact?.phone ? canonicalNumber(body.contact.phone) : null;
	// A contact that this sandbox has not seen stands for its own number, so that ringing it twice shows.
	const to = phone ?? (body.contact_id ? (contacts.get(body.contact_id)?.phone ?? body.contact_id) : null);
	return {
		reaches: to === null ? [] : [to],
		perform: () => {
			const config = body.config ?? {};
			const contactId = body.contact_id ?? findOrCreateContact(contacts, body.contact ?? contactInputSchema.parse({})).id;
			const call = calls.place({
				id: newId('call'),
				to,
				scheduledAt: momentOf(body.schedule_at),
				details: {
					...newCallDetails(contactId, personaId),
					voiceConfigId: body.agent_id ?? null,
					externalReference: body.external_reference ?? null,
					opening: typeof config.first_message === 'string' ? config.first_message : null,
					structuredKeys: (config.structured_data_schema ?? []).flatMap(({ key }) => key ?? []),
					webhooks: config.webhooks ?? [],
					webhookIds: config.webhook_ids ?? [],
				},
			});
			onPlaced(call);
			const { id, contact_id, status, created_at, scheduled_at } = presentCall(call, calls.stateOf(call), origin());
			return { status: 200, body: { id, contact_id, status, created_at, scheduled_at } };
		},
	};
}

/** On the agent variant the description lets any text pass as a date; what is none means now. */
function momentOf(text: string | null | undefined): number | null {
	const moment = Date.parse(text ?? '');
	return Number.isNaN(moment) ? null : moment;
}
