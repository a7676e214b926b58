import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { apiPath } from '../../shared/core/sending/apiPath';

export const callsPath = apiPath('/api/v1/calls');

/** The members of a call that we rely on; those that are missing or have another type are null. */
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
	context: IDataObject | null;
	phone: string | null;
	willRetry: boolean;
}

// Not a zod schema, since that is slow here: docs/decisions.md#how-a-kejue-call-is-read
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

/** An entry in a list of calls must have an ID: without one nobody can find the call again. */
export const listedCall = z.record(z.string(), z.unknown()).refine((call) => callRecord(call as IDataObject).id !== null);

function text(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** IDs are text in the current API generation and numbers in the older one, which shares the address. */
function id(value: unknown): string | null {
	return typeof value === 'number' ? String(value) : text(value);
}

/** "62" counts as 62: such APIs sometimes return numbers as text. */
function figure(value: unknown): number | null {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

function object(value: unknown): IDataObject | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : null;
}
