import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';
import { writeInTurn, type NoteStore } from './noteStore';

export interface Entered {
	known: string[];
	added: string[];
	allowedMs: number;
	tookMs: number;
}

/** Enters notes in one step, without a look whether they stay. `firstAllowedMs`: what the store needed before. */
export async function enterOnce(
	{ helpers }: IExecuteFunctions,
	notes: string[],
	{ scope, maxEntries }: NoteStore,
	firstAllowedMs?: number,
): Promise<Entered> {
	const { result, ...moment } = await writeInTurn(
		async (checkTime) => await helpers.checkProcessedAndRecord(notes, scope, optionsWith(checkTime, maxEntries)),
		firstAllowedMs,
	);
	return { known: result.processed.map(String), added: result.new.map(String), ...moment };
}

/** n8n reads the mode after it has read the row, then writes without waiting: the last moment to abort the write. */
function optionsWith(checkTime: () => void, maxEntries: number): ICheckProcessedOptions {
	return {
		maxEntries,
		get mode(): 'entries' {
			checkTime();
			return 'entries';
		},
	};
}
