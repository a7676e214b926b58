import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { SimplifiedCall } from '../../shared/operation';
import type { Delivery } from '../../shared/webhook/delivery';
import type { SelectedEvent } from '../../shared/webhook/receiveEvent';
import { simplifyCall } from '../simplifyCall';

/** What the user chose to start workflows for. */
export interface Choice {
	events: string[];
	/** Only calls of this persona; undefined: of all. */
	personaId: string | undefined;
}

const object = z.record(z.string(), z.unknown());

/** https://docs.kejue.co/guides/webhooks */
const envelope = z.object({
	event: z.string(),
	event_id: z.union([z.string().min(1), z.number()]).optional().catch(undefined),
	data: object.catch({}),
	metadata: object.optional().catch(undefined),
});

/**
 * The data of call events comes in two forms: flat for call.started and call.ended, in three parts for call.analyzed,
 * where test deliveries from the dashboard spell some members differently. Only what we read is looked at.
 */
const callData = z.object({
	call: object.catch({}),
	conversation: z.object({ started_at: z.string().optional().catch(undefined) }).catch({}),
	persona_id: z.string().optional().catch(undefined),
});

/** Events whose data may leave out how the call stands. */
const STATUS_BY_EVENT: Record<string, string> = {
	'call.started': 'in_progress',
	'call.ended': 'ended',
	'call.analyzed': 'ended',
};

/** The event in a signed body, if it is one of the chosen ones. */
export function selectEvent(body: IDataObject, delivery: Delivery, { events, personaId }: Choice): SelectedEvent | undefined {
	const parsed = envelope.safeParse(body);
	if (!parsed.success || !events.includes(parsed.data.event)) return undefined;
	const { event, event_id, data, metadata } = parsed.data;
	const { persona_id } = callData.parse(data);
	// Kejue keeps to the persona by itself; events that name another one are held back here, too.
	if (personaId !== undefined && persona_id !== undefined && persona_id !== personaId) return undefined;
	return {
		id: String(event_id ?? delivery.body.toString('utf8')),
		output: () => ({ event, call: event.startsWith('call.') ? callOf(event, data, metadata) : null, raw: body }),
	};
}

function callOf(event: string, data: Record<string, unknown>, metadata: Record<string, unknown> | undefined): SimplifiedCall {
	const { call, conversation } = callData.parse(data);
	const merged = { ...data, ...call } as IDataObject;
	return simplifyCall({
		...merged,
		status: merged.status ?? STATUS_BY_EVENT[event],
		started_at: merged.started_at ?? conversation.started_at,
		// Beside every event, mostly empty.
		metadata: merged.metadata ?? (Object.keys(metadata ?? {}).length > 0 ? metadata : undefined),
	});
}
