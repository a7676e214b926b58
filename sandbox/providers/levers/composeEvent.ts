import { randomUUID } from 'node:crypto';
import type { CallState } from '../../callBook';
import { asText, conversation, summary } from '../../conversation';
import type { Outcome } from '../../fate';
import { isoTime } from '../../isoTime';
import type { Announcement } from '../../webhooks/webhookDialect';
import type { CallDetails } from './call';

/** The events page shows a flat object, the handler example an envelope; `dashboardTest` is about no call at all (inferred). */
export const EVENT_FORMS = ['flat', 'envelope', 'dashboardTest'] as const;

/** The only event there is. */
export const PHONE_CALL_ENDED = 'phone_call.ended';

const NUMBER_FROM = '+12025550100';
const TEST_NUMBER_TO = '+12025550101';

/** All values but pass, fail and NEUTRAL are inferred, for the sets are open. */
const RESULTS: Record<Outcome, { deliveryStatus: string; endedReason: string | null; callOutput: string }> = {
	answered: { deliveryStatus: 'pass', endedReason: 'customer-ended-call', callOutput: 'ANSWERED' },
	voicemail: { deliveryStatus: 'pass', endedReason: 'voicemail', callOutput: 'VOICEMAIL' },
	noAnswer: { deliveryStatus: 'fail', endedReason: 'customer-did-not-answer', callOutput: 'NO_ANSWER' },
	busy: { deliveryStatus: 'fail', endedReason: 'customer-busy', callOutput: 'BUSY' },
	rejected: { deliveryStatus: 'fail', endedReason: 'customer-rejected-call', callOutput: 'REJECTED' },
	failed: { deliveryStatus: 'fail', endedReason: null, callOutput: 'FAILED' },
};

/** The payload of https://docs.uselevers.com/webhooks/events. An unknown event has no data, and always comes in the envelope that names it. */
export function composeEvent({ event, call, at, form }: Announcement<CallDetails>, state: CallState): unknown {
	const wrap = (data: unknown) => ({ type: event, timestamp: isoTime(at), data });
	if (event !== PHONE_CALL_ENDED) return wrap({});
	if (form === 'dashboardTest') return testData();
	const outcome = state.outcome ?? 'answered';
	const talk = state.isTranscribed ? asText(conversation(call.fate), { agent: 'Agent', person: 'Customer' }) : '';
	const data = {
		providerCallId: call.id,
		numberFrom: NUMBER_FROM,
		numberTo: call.to ?? '',
		providerStatus: outcome === 'failed' ? 'fail' : 'pass',
		duration: Math.ceil((state.durationMs ?? 0) / 1000),
		summary: state.isAnalyzed ? summary(call.fate) : null,
		...RESULTS[outcome],
		callOutputReasoning: `The call ended as ${outcome}.`,
		sentimentOutput: 'NEUTRAL',
		sentimentOutputReasoning: 'Nothing was said that would tell otherwise.',
		transcription: talk,
		// A storage key as in the sample, not an address.
		...(state.isRecorded ? { recordingUrl: `sandbox-recordings:calls/${call.id}.mp3` } : {}),
		metadata: { requestMetadata: call.details.metadata ?? null },
	};
	return form === 'envelope' ? wrap(data) : data;
}

function testData() {
	return {
		providerCallId: randomUUID(),
		numberFrom: NUMBER_FROM,
		numberTo: TEST_NUMBER_TO,
		providerStatus: 'pass',
		deliveryStatus: 'pass',
		duration: 1,
		summary: null,
		endedReason: null,
		callOutput: 'TEST',
		callOutputReasoning: 'Sent from the dashboard.',
		sentimentOutput: 'NEUTRAL',
		sentimentOutputReasoning: 'Sent from the dashboard.',
		transcription: '',
		recordingUrl: '',
		metadata: {},
	};
}
