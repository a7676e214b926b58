import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { Delivery } from '../../shared/core/webhook/delivery';
import type { SelectedEvent } from '../../shared/core/webhook/receiveEvent';
import { svixMessage } from '../../shared/core/webhook/svixSignature';
import { callData, callOf } from './callOf';

/** The only event that Levers documents. */
const CALL_ENDED = 'phone_call.ended';

/** Values to start the workflow for, in lower case; an empty list lets everything pass. */
export interface Filters {
	deliveryStatus: string[];
	callOutput: string[];
	sentimentOutput: string[];
}

/**
 * Two forms are documented: the call alone (https://docs.uselevers.com/webhooks/events), and the call as `data` beside a
 * `type` (the handler on https://docs.uselevers.com/webhooks/verification).
 */
const envelope = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) });

/** The event in a signed body, if it is about a finished call that passes the filters. */
export function selectEvent(body: IDataObject, delivery: Delivery, filters: Filters): SelectedEvent | undefined {
	const wrapped = envelope.safeParse(body);
	if (wrapped.success && wrapped.data.type !== CALL_ENDED) return undefined;
	const data = callData.parse(wrapped.success ? wrapped.data.data : body);
	// Neither id nor number: a ping, or an event that Levers has added since.
	if (data.providerCallId === null && data.numberTo === null) return undefined;
	if (!passes(data.deliveryStatus, filters.deliveryStatus)) return undefined;
	if (!passes(data.callOutput, filters.callOutput)) return undefined;
	if (!passes(data.sentimentOutput, filters.sentimentOutput)) return undefined;
	return {
		// Signed, so always there.
		id: svixMessage(delivery)?.id ?? '',
		output: () => {
			const call = callOf(data);
			return { event: CALL_ENDED, requestMetadata: call.metadata, call, raw: body };
		},
	};
}

function passes(value: string | null, wanted: string[]): boolean {
	return wanted.length === 0 || (value !== null && wanted.includes(value.trim().toLowerCase()));
}
