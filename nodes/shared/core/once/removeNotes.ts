import type { IExecuteFunctions } from 'n8n-workflow';
import { inTime, writeInTurn, type NoteStore } from './noteStore';

/** n8n compares each note with all of the row between its last reading and the write: about 25 ms for so many comparisons. */
const MAX_COMPARISONS = 1_500_000;
const FEW = 3;

/** Removes notes, where they are. Another process that writes at the same moment may put them back unseen. @throws when the store needs more than ten seconds */
export async function removeNotes(context: IExecuteFunctions, notes: string[], { scope }: NoteStore): Promise<void> {
	if (notes.length === 0) return;
	const { helpers } = context;
	const stored = notes.length <= FEW ? 1 : await inTime(async () => await helpers.getProcessedDataCount(scope, { mode: 'entries' }));
	const size = Math.max(1, Math.floor(MAX_COMPARISONS / Math.max(1, stored)));
	for (let start = 0; start < notes.length; start += size) {
		const piece = notes.slice(start, start + size);
		await inTime(
			async () => await writeInTurn(async (checkTime) => await helpers.removeProcessed(checkedNotes(piece, checkTime), scope, { mode: 'entries' })),
		);
	}
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
