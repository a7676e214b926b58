import type { IExecuteFunctions } from 'n8n-workflow';
import { inTime, writeInTurn, type NoteStore } from './noteStore';

/**
 * Removes notes from n8n's deduplication store, also where it has no such notes. Another process that writes at the same
 * moment may put them back, which cannot be seen without noting them again. @throws when the store needs more than ten seconds
 */
export async function removeNotes({ helpers }: IExecuteFunctions, notes: string[], { scope }: NoteStore): Promise<void> {
	if (notes.length === 0) return;
	await inTime(
		async () => await writeInTurn(async (checkTime) => await helpers.removeProcessed(checkedNotes(notes, checkTime), scope, { mode: 'entries' })),
	);
}

/** n8n maps the notes after it has read the row, then writes without waiting: the last moment to abort the write. */
function checkedNotes(notes: string[], checkTime: () => void): string[] {
	return Object.defineProperty([...notes], 'map', {
		get() {
			checkTime();
			return Array.prototype.map;
		},
	});
}
