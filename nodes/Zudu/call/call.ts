import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { isObject } from '../../shared/core/input/isObject';
import { apiPath } from '../../shared/core/sending/apiPath';

export const callsPath = apiPath('/api/calls');

export const callPath = (callId: string) => apiPath('/api/calls/{callId}', { callId });

export const schedulePath = (callId: string) => apiPath('/api/calls/{callId}/schedule', { callId });

const withId = z.object({ call_id: z.string().min(1) }).passthrough();

/** An ID proves that Zudu took the request. The answers to schedules have it at the top, all others in `call`. */
export const accepted = z.union([z.object({ call: withId }).passthrough(), withId]);

/** The members of a call that we rely on; missing ones and ones of another type are null. */
export interface CallRecord {
	call_id: string | null;
	call_status: string | null;
	to_number: string | null;
	start_timestamp: number | null;
	/** Milliseconds (inferred). */
	call_duration: number | null;
	disconnection_reason: string | null;
	call_analysis: { call_summary: string | null; in_voicemail: boolean | null } | null;
	transcript: string | null;
	recording_url: string | null;
	metadata: IDataObject | null;
}

/** The answer may be the call or hold it, with a part beside it: docs/decisions.md#what-zudu-documents-of-calls */
export function callRecord(response: IDataObject): CallRecord {
	const call = objectIn(response.call ?? response) ?? {};
	const dialled = objectIn(response.phone_call_info);
	const analysis = objectIn(call.call_analysis);
	return {
		call_id: text(call.call_id) ?? text(response.call_id),
		call_status: text(call.call_status) ?? text(dialled?.call_status),
		to_number: text(call.to_number) ?? text(dialled?.to_number),
		start_timestamp: figure(call.start_timestamp),
		call_duration: figure(call.call_duration),
		disconnection_reason: text(call.disconnection_reason),
		call_analysis: analysis && { call_summary: text(analysis.call_summary), in_voicemail: flag(analysis.in_voicemail) },
		transcript: text(call.transcript),
		recording_url: text(call.recording_url),
		metadata: objectIn(call.metadata),
	};
}

// Not a zod schema, since that is slow here: docs/decisions.md#how-a-kejue-call-is-read
function text(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

function flag(value: unknown): boolean | null {
	return typeof value === 'boolean' ? value : null;
}

function figure(value: unknown): number | null {
	if (typeof value === 'string') return /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null;
	return typeof value === 'number' ? value : null;
}

function objectIn(value: unknown): IDataObject | null {
	return isObject(value) ? value : null;
}
