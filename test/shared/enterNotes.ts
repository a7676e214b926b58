import type { IExecuteFunctions } from 'n8n-workflow';
import { NoteQueue } from '../../nodes/shared/core/once/noteQueue';
import type { NoteStore } from '../../nodes/shared/core/once/noteStore';

/** Enters notes as a queue that is used for nothing else; returns those that existed. */
export async function enterNotes(context: IExecuteFunctions, notes: string[], store: NoteStore): Promise<Set<string>> {
	const queue = new NoteQueue(context, store);
	const known = await queue.write(notes).safe;
	await queue.close([]);
	return known;
}
