import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { Gate } from '../sending/gate';

/** Notes kept per node; the store forgets the oldest. A run with more items keeps all of its own. */
const MAX_NOTES = 20_000;
/** n8n keeps all notes of a node in one row; a database that takes longer than this is treated as missing. */
const TIMEOUT_MS = 10_000;
/** Longer than another process needs from reading the row to writing it; varied, so that two do not keep in step. */
const CONFIRM_AFTER_MS = 150;
const CONFIRM_SPREAD_MS = 100;

/**
 * n8n reads the row, changes it and writes it back, without a lock: of two that do so at the same moment, one takes the
 * other's notes out again. Within this process only one does so at a time ...
 */
const inTurn = new Gate(1);

/**
 * Notes things in n8n's deduplication store, which outlives a killed process, and makes sure that they stay there.
 *
 * @returns those that had been there before
 * @throws when the store is missing, fails, or the notes are not safe within ten seconds
 */
export async function enterNotes(context: IExecuteFunctions, notes: string[]): Promise<Set<string>> {
	const deadline = Date.now() + TIMEOUT_MS;
	return await inTime(async () => {
		// Where two processes make the row at the same moment, one of them fails; then there is a row.
		const { processed } = await enter(context, notes).catch(async () => await enter(context, notes));
		// ... and what another process has taken out is entered once more.
		let missing = notes;
		while (missing.length > 0) {
			// Nobody waits for the end any more: going on would only load the database.
			if (Date.now() >= deadline) throw new Error('the notes do not stay there');
			await sleep(CONFIRM_AFTER_MS + Math.random() * CONFIRM_SPREAD_MS);
			missing = (await enter(context, notes)).new.map(String);
		}
		return new Set(processed.map(String));
	});
}

async function enter({ helpers }: IExecuteFunctions, notes: string[]) {
	const options = { mode: 'entries', maxEntries: Math.max(MAX_NOTES, 2 * notes.length) } as const;
	return await inTurn.pass(async () => await inTime(async () => await helpers.checkProcessedAndRecord(notes, 'node', options)));
}

async function inTime<T>(task: () => Promise<T>): Promise<T> {
	const late = new Promise<never>((_resolve, reject) => {
		const signal = AbortSignal.timeout(TIMEOUT_MS);
		signal.addEventListener('abort', () => reject(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
	});
	return await Promise.race([task(), late]);
}
