import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

const object = z.record(z.string(), z.unknown());

/** https://docs.kejue.co/guides/webhooks */
const envelope = z.object({
	event: z.string(),
	event_id: z.union([z.string().min(1), z.number()]).transform(String).optional().catch(undefined),
	data: object.catch({}),
	metadata: object.optional().catch(undefined),
});

/** Flat or in three parts: docs/decisions.md#webhooks-at-kejue */
const callData = z.object({
	call: object.catch({}),
	conversation: z.object({ started_at: z.string().optional().catch(undefined) }).catch({}),
	persona_id: z.string().optional().catch(undefined),
});

/** Events whose data may leave out the status of the call. */
const STATUS_BY_EVENT: Record<string, string> = {
	'call.started': 'in_progress',
	'call.ended': 'ended',
	'call.analyzed': 'ended',
};

interface KejueEvent {
	event: string;
	/** The same when the event is delivered again. */
	eventId: string | undefined;
	personaId: string | undefined;
	/** The call in the names of a call record; null if the event is not about one. */
	call: IDataObject | null;
	data: IDataObject;
}

/** The event in a signed body, if it is one. */
export function readEvent(body: IDataObject): KejueEvent | undefined {
	const parsed = envelope.safeParse(body);
	if (!parsed.success) return undefined;
	const { event, event_id, data, metadata } = parsed.data;
	return {
		event,
		eventId: event_id,
		personaId: callData.parse(data).persona_id,
		call: event.startsWith('call.') ? callRecordOf(event, data, metadata) : null,
		data: data as IDataObject,
	};
}

function callRecordOf(event: string, data: Record<string, unknown>, metadata: Record<string, unknown> | undefined): IDataObject {
	const { call, conversation } = callData.parse(data);
	const merged = { ...data, ...call } as IDataObject;
	return {
		...merged,
		status: merged.status ?? STATUS_BY_EVENT[event],
		started_at: merged.started_at ?? conversation.started_at,
		// Part of every event, usually empty.
		metadata: merged.metadata ?? (Object.keys(metadata ?? {}).length > 0 ? metadata : undefined),
	};
}
