import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { Delivery } from '../../shared/core/webhook/delivery';
import type { SelectedEvent } from '../../shared/core/webhook/receiveEvent';
import { svixMessage } from '../../shared/core/webhook/svixSignature';
import { callRecord } from '../call/call';
import { simplifyEnded } from '../simplifyCall';
import type { TriggerSettings } from './settings';

const CALL_ENDED = 'phone_call.ended';

/** One of two forms: docs/decisions.md#what-levers-answers */
const envelope = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) });

export function selectEvent(body: IDataObject, delivery: Delivery, settings: TriggerSettings): SelectedEvent | undefined {
	const wrapped = envelope.safeParse(body);
	if (wrapped.success && wrapped.data.type !== CALL_ENDED) return undefined;
	const record = callRecord.parse(wrapped.success ? wrapped.data.data : body);
	// Neither ID nor number: a ping, or an event that Levers has added.
	if (record.providerCallId === null && record.numberTo === null) return undefined;
	if (!passes(record.deliveryStatus, settings.deliveryStatus)) return undefined;
	if (!passes(record.callOutput, settings.callOutput)) return undefined;
	if (!passes(record.sentimentOutput, settings.sentimentOutput)) return undefined;
	return {
		id: svixMessage(delivery)?.id ?? '',
		output: () => {
			const call = simplifyEnded(record);
			return { event: CALL_ENDED, requestMetadata: call.metadata, call, raw: body };
		},
	};
}

function passes(value: string | null, wanted: string[]): boolean {
	return wanted.length === 0 || (value !== null && wanted.includes(value.trim().toLowerCase()));
}
