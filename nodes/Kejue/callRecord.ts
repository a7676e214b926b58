import { z } from 'zod';

const text = z.string().min(1).nullable().catch(null);
/** IDs are text in the current API generation and numbers in the older one, which shares the address. */
const id = z.union([z.string().min(1), z.number()]).transform(String).nullable().catch(null);
const object = z.record(z.string(), z.unknown()).nullable().catch(null);
/** "62" counts as 62: APIs of this kind give figures as text now and then. */
const figure = z
	.union([z.number(), z.string().regex(/^\d+(\.\d+)?$/).transform(Number)])
	.nullable()
	.catch(null);

/**
 * What we read of a call. Documented are the answer to its creation
 * (https://docs.kejue.co/api-reference/persona-calls/create-persona-call) and the data of call events
 * (https://docs.kejue.co/guides/webhooks); GET /calls/{call_id} has no page in the current generation. So every member may
 * be missing or of another kind, which makes it null.
 */
export const callRecord = z.object({
	id,
	/** Events call it so. */
	job_id: id,
	status: text,
	ended_reason: text,
	started_at: text,
	duration_seconds: figure,
	summary: text,
	transcript: text,
	recording_url: text,
	metadata: object,
	/** The values that were given for the variables of the prompt. */
	context: object,
	contact: z.object({ phone: text }).nullable().catch(null),
	retry: z.object({ will_retry: z.boolean().catch(false) }).nullable().catch(null),
});
