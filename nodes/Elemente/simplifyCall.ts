import type { IDataObject } from 'n8n-workflow';
import type { SimplifiedCall } from '../shared/calls/call';
import { callState } from './callStates';

/** Elemente tells no start time, no summary, and gives nothing back that could serve as metadata. */
export function simplifyCall(record: IDataObject): SimplifiedCall {
	return {
		callId: text(record.id),
		...callState(record.status),
		to: text(record.customerPhone),
		startedAt: null,
		durationSeconds: number(record.duration),
		summary: null,
		transcript: text(record.transcription),
		recordingUrl: text(record.recordingUrl),
		metadata: null,
	};
}

export function isFinal({ status }: IDataObject): boolean {
	return ['ended', 'failed'].includes(callState(status).status);
}

function text(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : null;
}

/** Durations are documented as numbers and shown as text ("7200"). */
function number(value: unknown): number | null {
	const digits = text(value)?.trim();
	return digits && Number.isFinite(Number(digits)) ? Number(digits) : null;
}
