import type { IDataObject } from 'n8n-workflow';

/** One thing said in a call. */
export interface Turn extends IDataObject {
	/** "agent", "user", or the provider's own word for another speaker; null where none is named. */
	role: string | null;
	text: string;
}

/** Words for the two sides, in lower case. Providers document one or two of them; the others are inferred. */
const AGENT = ['agent', 'ai', 'assistant', 'bot'];
const USER = ['caller', 'customer', 'human', 'person', 'user'];

/** "agent" or "user" for a provider's word, which is given as it is where it means neither. */
export function roleOf(speaker: unknown): string | null {
	if (typeof speaker !== 'string' || speaker.trim() === '') return null;
	const word = speaker.trim().toLowerCase();
	return AGENT.includes(word) ? 'agent' : USER.includes(word) ? 'user' : word;
}

/** Turns of a transcript that is plain text, a line each, with the speaker before a colon ("Agent: Hello"; inferred). */
export function turnsOfText(transcript: string | null): Turn[] {
	const lines = (transcript ?? '').split('\n').map((line) => line.trim());
	return lines.filter((line) => line !== '').map(turnOfLine);
}

/** An item per turn. A call without words gives one all the same: none would look as if the call had been lost. */
export function turnItems(callId: string, turns: IDataObject[]): IDataObject[] {
	return turns.length === 0 ? [{ callId, transcript: null }] : turns.map((turn) => ({ callId, ...turn }));
}

function turnOfLine(line: string): Turn {
	const [, speaker, text] = /^(\p{L}[\p{L} ]{0,29}):(?!\/\/)\s*(.*)$/u.exec(line) ?? [];
	return speaker === undefined || text === undefined ? { role: null, text: line } : { role: roleOf(speaker), text };
}
