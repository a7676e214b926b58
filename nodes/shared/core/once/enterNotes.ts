import { sleep, type ICheckProcessedOptions, type IExecuteFunctions } from 'n8n-workflow';
import { inTime, STORE_TIMEOUT_MS, writeInTurn, type NoteStore } from './noteStore';

const CONFIRM_AFTER_MS = 150;
const CONFIRM_SPREAD_MS = 100;
const CONFIRM_AFTER_MOMENTS = 3;

/** Enters notes in n8n's deduplication store; returns those that existed. @throws when they are not safe within ten seconds */
export async function enterNotes(context: IExecuteFunctions, notes: string[], store: NoteStore): Promise<Set<string>> {
	const deadline = Date.now() + STORE_TIMEOUT_MS;
	return await inTime(async () => {
		// When two processes create the row at the same moment, one of them fails; then the row exists.
		let entered = await enter(context, notes, store).catch(async () => await enter(context, notes, store));
		const before = new Set(entered.known);
		// Rows are written whole: notes that were written together are lost together.
		let sample = entered.added[0] ?? notes[0];
		if (sample === undefined) return before;
		for (;;) {
			// The caller has stopped waiting: continuing would only load the database.
			if (Date.now() >= deadline) throw new Error('the notes do not stay there');
			await sleep(Math.max(CONFIRM_AFTER_MS, CONFIRM_AFTER_MOMENTS * entered.tookMs) + Math.random() * CONFIRM_SPREAD_MS);
			const look = await enter(context, [sample], store, entered.allowedMs);
			if (look.added.length === 0) return before;
			entered = await enter(context, notes, store, look.allowedMs);
			sample = entered.added[0] ?? sample;
		}
	});
}

interface Entered {
	known: string[];
	added: string[];
	allowedMs: number;
	tookMs: number;
}

async function enter({ helpers }: IExecuteFunctions, notes: string[], { scope, maxEntries }: NoteStore, firstAllowedMs?: number): Promise<Entered> {
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
