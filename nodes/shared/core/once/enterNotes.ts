import type { IExecuteFunctions } from 'n8n-workflow';
import { NoteQueue } from './noteQueue';
import type { NoteStore } from './noteStore';

/** Enters notes in n8n's deduplication store; returns those that existed. @throws when they are not safe within ten seconds */
export async function enterNotes(context: IExecuteFunctions, notes: string[], store: NoteStore): Promise<Set<string>> {
	return await new NoteQueue(context, store).write(notes).safe;
}
