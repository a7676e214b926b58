import type { Fate } from './fate';

/** One thing said in a call. */
export interface Turn {
	speaker: 'agent' | 'person';
	text: string;
}

const OPENING = 'Hello, this is a call from the sandbox.';

/** What is said in an ended call: a short talk, or a message left on a voicemail. `opening` is the agent's first sentence, if the caller chose one. */
export function conversation(fate: Fate, opening?: string | null): Turn[] {
	const first: Turn = { speaker: 'agent', text: opening || OPENING };
	if (fate === 'voicemail') {
		return [{ speaker: 'person', text: 'Please leave a message after the tone.' }, first];
	}
	if (fate === 'optsOut') {
		return [first, { speaker: 'person', text: 'Please do not call me again.' }, { speaker: 'agent', text: 'I will see to that. Goodbye.' }];
	}
	return [
		first,
		{ speaker: 'person', text: 'Hello, yes, I have a minute.' },
		{ speaker: 'agent', text: 'Thank you, that is all I wanted to know. Goodbye.' },
	];
}

/** One sentence on how an ended talk went. */
export function summary(fate: Fate): string {
	if (fate === 'optsOut') return 'The person does not want to be called again.';
	return fate === 'voicemail' ? 'The agent left a message on the voicemail.' : 'The person answered and had a short, friendly talk.';
}

/** The turns as plain text, one per line, with the provider's words for the two speakers. */
export function asText(turns: readonly Turn[], names: Record<Turn['speaker'], string>): string {
	return turns.map(({ speaker, text }) => `${names[speaker]}: ${text}`).join('\n');
}
