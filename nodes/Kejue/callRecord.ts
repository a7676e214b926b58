import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

/** The members of a call that we rely on; missing ones and ones of another kind are null. */
export interface CallRecord {
	id: string | null;
	status: string | null;
	ended_reason: string | null;
	started_at: string | null;
	duration_seconds: number | null;
	summary: string | null;
	transcript: string | null;
	recording_url: string | null;
	metadata: IDataObject | null;
	/** The values that were given for the variables of the prompt. */
	context: IDataObject | null;
	phone: string | null;
	willRetry: boolean;
}

/**
 * What we read of a call. Documented are the answer to its creation
 * (https://docs.kejue.co/api-reference/persona-calls/create-persona-call) and the data of call events
 * (https://docs.kejue.co/guides/webhooks); GET /calls/{call_id} has no page in the current generation. So every member may
 * be missing or of another kind.
 *
 * Not a zod schema: most members of a fresh call are missing, and zod's `catch` makes an error with a stack for each,
 * which took a sixth of the time of placing a call.
 */
export function callRecord(call: IDataObject): CallRecord {
	return {
		// Events call it job_id.
		id: id(call.id) ?? id(call.job_id),
		status: text(call.status),
		ended_reason: text(call.ended_reason),
		started_at: text(call.started_at),
		duration_seconds: figure(call.duration_seconds),
		summary: text(call.summary),
		transcript: text(call.transcript),
		recording_url: text(call.recording_url),
		metadata: object(call.metadata),
		context: object(call.context),
		phone: text(object(call.contact)?.phone),
		willRetry: object(call.retry)?.will_retry === true,
	};
}

/** What an entry in a list of calls must be: without an ID nobody could find it again. */
export const listedCall = z.record(z.string(), z.unknown()).refine((call) => callRecord(call as IDataObject).id !== null);

function text(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** IDs are text in the current API generation and numbers in the older one, which shares the address. */
function id(value: unknown): string | null {
	return typeof value === 'number' ? String(value) : text(value);
}

/** "62" counts as 62: APIs of this kind give figures as text now and then. */
function figure(value: unknown): number | null {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

function object(value: unknown): IDataObject | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : null;
}
