import type { IExecuteFunctions } from 'n8n-workflow';
import { NoteQueue } from './noteQueue';
import type { NoteStore } from './noteStore';

/** Enters notes in n8n's deduplication store; returns those that existed. @throws when they are not safe within ten seconds */
export async function enterNotes(context: IExecuteFunctions, notes: string[], store: NoteStore): Promise<Set<string>> {
	const queue = new NoteQueue(context, store);
	const known = await queue.write(notes).safe;
	await queue.close([]);
	return known;
}
