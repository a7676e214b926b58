import type { SimplifiedCall } from '../shared/calls/call';

/**
 * All that a request that was accepted tells: Levers' answer has no documented body, and no call can be read later.
 * https://docs.uselevers.com/api-reference/ai-features/call-contact
 */
export function simplifyCall(): SimplifiedCall {
	return {
		callId: null,
		status: 'queued',
		outcome: null,
		to: null,
		startedAt: null,
		durationSeconds: null,
		summary: null,
		transcript: null,
		recordingUrl: null,
		metadata: null,
	};
}
