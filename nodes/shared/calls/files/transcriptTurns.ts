import type { IDataObject } from 'n8n-workflow';

export interface Turn extends IDataObject {
	/** "agent", "user", or the provider's own word for another speaker. */
	role: string | null;
	text: string;
}

/** Providers document one or two of these words; the others are inferred. */
const AGENT = ['agent', 'ai', 'assistant', 'bot'];
const USER = ['caller', 'customer', 'human', 'person', 'user'];

/** "agent" or "user" for a provider's word; any other word stays as it is. */
export function roleOf(speaker: unknown): string | null {
	if (typeof speaker !== 'string' || speaker.trim() === '') return null;
	const word = speaker.trim().toLowerCase();
	return AGENT.includes(word) ? 'agent' : USER.includes(word) ? 'user' : word;
}

/** Turns of a plain text, one per line, with the speaker before a colon ("Agent: Hello"; inferred). */
export function turnsOfText(transcript: string | null): Turn[] {
	const lines = (transcript ?? '').split('\n').map((line) => line.trim());
	return lines.filter((line) => line !== '').map(turnOfLine);
}

/** One item per turn. A call without words also gets one: without any, it would seem lost. */
export function turnItems(callId: string, turns: IDataObject[]): IDataObject[] {
	return turns.length === 0 ? [{ callId, transcript: null }] : turns.map((turn) => ({ callId, ...turn }));
}

function turnOfLine(line: string): Turn {
	const [, speaker, text] = /^(\p{L}[\p{L} ]{0,29}):(?!\/\/)\s*(.*)$/u.exec(line) ?? [];
	return speaker === undefined || text === undefined ? { role: null, text: line } : { role: roleOf(speaker), text };
}
