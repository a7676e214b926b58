import type { IDataObject } from 'n8n-workflow';

/** One call as every provider reports it in Simplified output. */
export interface SimplifiedCall extends IDataObject {
	callId: string | null;
	status: CallStatus;
	outcome: CallOutcome | null;
	/** The number called, as the provider reports it. */
	to: string | null;
	/** ISO 8601 with time zone. */
	startedAt: string | null;
	durationSeconds: number | null;
	summary: string | null;
	transcript: string | null;
	recordingUrl: string | null;
	metadata: IDataObject | null;
}

export type CallStatus = 'queued' | 'scheduled' | 'ringing' | 'inProgress' | 'ended' | 'failed' | 'unknown';

export type CallOutcome =
	| 'answered'
	| 'voicemail'
	| 'noAnswer'
	| 'busy'
	| 'rejected'
	| 'canceled'
	| 'failed'
	| 'unknown';
