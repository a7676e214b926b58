import { z } from 'zod';
import { apiPath } from '../../shared/core/sending/apiPath';

export const callsPath = apiPath('/api/calls');

export const callPath = (callId: string) => apiPath('/api/calls/{callId}', { callId });

export const schedulePath = (callId: string) => apiPath('/api/calls/{callId}/schedule', { callId });

const withId = z.object({ call_id: z.string().min(1) }).passthrough();

/** An ID proves that Zudu took the request. The answers to schedules have it at the top, all others in `call`. */
export const accepted = z.union([z.object({ call: withId }).passthrough(), withId]);

const text = z.string().nullable().catch(null);

const amount = z
	.union([z.number(), z.string().regex(/^\s*-?\d+(\.\d+)?\s*$/).transform(Number)])
	.nullable()
	.catch(null);

const fields = z.object({
	call_id: text,
	call_status: text,
	to_number: text,
	start_timestamp: amount,
	/** Milliseconds (inferred). */
	call_duration: amount,
	disconnection_reason: text,
	call_analysis: z
		.object({ call_summary: text, in_voicemail: z.boolean().nullable().catch(null) })
		.nullable()
		.catch(null),
	transcript: text,
	recording_url: text,
	metadata: z.record(z.string(), z.unknown()).nullable().catch(null),
});

/** The members of a call that we rely on; missing ones and ones of another type are null. */
export type CallRecord = z.infer<typeof fields>;

const NOTHING = fields.parse({});

/** The answer may be the call or hold it, with a part beside it: docs/decisions.md#what-zudu-documents-of-calls */
export function callRecord(response: Record<string, unknown>): CallRecord {
	const call = read(response.call ?? response);
	const beside = read(response);
	const dialled = read(response.phone_call_info);
	return {
		...call,
		call_id: call.call_id ?? beside.call_id,
		call_status: call.call_status ?? dialled.call_status,
		to_number: call.to_number ?? dialled.to_number,
	};
}

function read(value: unknown): CallRecord {
	const reading = fields.safeParse(value);
	return reading.success ? reading.data : NOTHING;
}
