import type { Call, CallState, Phase } from '../../callBook';
import { asText, conversation } from '../../conversation';
import { AGENT_EMAIL } from './seeds';

/** What Elemente keeps of a request for an interaction. */
export interface CallDetails {
	channel: string;
	agentId: string;
	skillId: string;
	agentPhone: string;
	customerId: string;
	customerName: string;
	customerPhone: string;
	customerEmail: string;
	opening: string | null;
	/** A status written by an update; it holds until the call goes on to its next phase by itself. */
	written: { status: string; during: Phase } | null;
}

/** Words of a call, by phase or outcome. All are documented values; which means what is inferred, `busy` for a rejected call most of all. */
const CALL_WORDS: Record<string, string> = {
	registered: 'queued',
	scheduled: 'queued',
	queued: 'queued',
	ringing: 'ringing',
	inProgress: 'in-progress',
	answered: 'completed',
	voicemail: 'voicemail',
	noAnswer: 'no-answer',
	busy: 'busy',
	rejected: 'busy',
	failed: 'failed',
};
/** Words of a chat, on every other channel (inferred likewise). */
const CHAT_WORDS: Record<string, string> = {
	registered: 'pending',
	scheduled: 'pending',
	queued: 'pending',
	ringing: 'open',
	inProgress: 'ongoing',
	answered: 'closed',
	voicemail: 'closed',
	noAnswer: 'expired',
	busy: 'expired',
	rejected: 'close',
	failed: 'failed',
};

/** The documented interaction. */
export function presentCall(call: Call<CallDetails>, state: CallState, origin: string) {
	const { channel, opening, written, ...details } = call.details;
	const turns = state.isTranscribed ? conversation(call.fate, opening) : [];
	const isCall = channel === 'call';
	return {
		id: call.id,
		status: written?.during === state.phase ? written.status : statusWord(channel, state),
		agentEmail: AGENT_EMAIL,
		...details,
		transcription: asText(turns, { agent: 'agent', person: 'customer' }),
		recordingUrl: state.isRecorded && isCall ? `${origin}/_sandbox/recordings/${call.id}.wav` : '',
		messages: isCall
			? []
			: turns.map(({ speaker, text }, index) => ({
					sid: `SM${call.id.replaceAll('-', '').slice(2)}${String(index).padStart(2, '0')}`,
					timestamp: new Date(state.answeredAt ?? call.createdAt).toISOString(),
					sender: speaker === 'agent' ? 'agent' : 'customer',
					content: text,
					mediaUrl: '',
					status: 'delivered',
				})),
		// A number by type, a text in the documented sample: text it is, so that readers have to cope.
		duration: String(Math.ceil((state.durationMs ?? 0) / 1000)),
	};
}

function statusWord(channel: string, { phase, outcome }: CallState): string {
	return (channel === 'call' ? CALL_WORDS : CHAT_WORDS)[outcome ?? phase];
}

