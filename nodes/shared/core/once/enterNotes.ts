import { sleep, type ICheckProcessedOptions, type IExecuteFunctions } from 'n8n-workflow';
import { toError } from '../problem/toError';
import { Gate } from '../sending/gate';

/** Notes kept per node; the store forgets the oldest. A run with more items keeps all of its own. */
const MAX_NOTES = 20_000;
/** n8n keeps all notes of a node in one row; a database that takes longer than this is treated as missing. */
const TIMEOUT_MS = 10_000;
/**
 * n8n reads the row, changes it and writes it back, without a lock: of two that do so at the same moment, one takes the
 * other's notes out again. Within this process only one does so at a time; what another process has taken out is entered
 * once more. That helps against writers whose moment is shorter than the look back is late, so a moment that has got too
 * long already is broken off: a busy process would otherwise write back what it had read seconds ago.
 */
const inTurn = new Gate(1);
/** From asking for the row to having it. Longer at each new try, since some databases are slow. */
const ALLOWED_MOMENT_MS = 30;
const ALLOWED_MORE = 3;
/** Later than another process writes what it has read; varied, so that two do not keep in step. */
const CONFIRM_AFTER_MS = 150;
const CONFIRM_SPREAD_MS = 100;
/** Where the database is slow, it is so for the others, too: the look back is later by as much. */
const CONFIRM_AFTER_MOMENTS = 3;

/**
 * Notes things in n8n's deduplication store, which outlives a killed process, and makes sure that they stay there.
 *
 * @returns those that had been there before
 * @throws when the store is missing, fails, or the notes are not safe within ten seconds
 */
export async function enterNotes(context: IExecuteFunctions, notes: string[]): Promise<Set<string>> {
	const deadline = Date.now() + TIMEOUT_MS;
	const maxEntries = Math.max(MAX_NOTES, 2 * notes.length);
	return await inTime(async () => {
		// Where two processes make the row at the same moment, one of them fails; then there is a row.
		let entered = await enter(context, notes, { maxEntries }).catch(async () => await enter(context, notes, { maxEntries }));
		const before = new Set(entered.processed);
		// Rows are written whole: what was written together is taken out together.
		const sample = entered.added[0] ?? notes[0];
		if (sample === undefined) return before;
		for (;;) {
			// Nobody waits for the end any more: going on would only load the database.
			if (Date.now() >= deadline) throw new Error('the notes do not stay there');
			await sleep(Math.max(CONFIRM_AFTER_MS, CONFIRM_AFTER_MOMENTS * entered.tookMs) + Math.random() * CONFIRM_SPREAD_MS);
			const look = await enter(context, [sample], { ...entered, maxEntries });
			if (look.added.length === 0) return before;
			entered = await enter(context, notes, { ...look, maxEntries });
		}
	});
}

/** What entering notes once has shown. */
interface Entered {
	/** Those that were there. */
	processed: string[];
	/** Those that were not. */
	added: string[];
	/** How long the store was allowed to take, and took. */
	allowedMs: number;
	tookMs: number;
}

async function enter(
	{ helpers }: IExecuteFunctions,
	notes: string[],
	{ maxEntries, allowedMs: firstAllowedMs = ALLOWED_MOMENT_MS }: { maxEntries: number; allowedMs?: number },
): Promise<Entered> {
	return await inTurn.pass(async () => {
		for (let allowedMs = firstAllowedMs; ; allowedMs *= ALLOWED_MORE) {
			const startedAt = Date.now();
			const options = optionsUntil(startedAt + allowedMs, maxEntries);
			try {
				const { processed, new: added } = await inTime(async () => await helpers.checkProcessedAndRecord(notes, 'node', options));
				return { processed: processed.map(String), added: added.map(String), allowedMs, tookMs: Date.now() - startedAt };
			} catch (error) {
				if (!(error instanceof TooLate)) throw toError(error);
			}
		}
	});
}

/** Nothing was written. */
class TooLate extends Error {}

/**
 * n8n looks at the mode after it has read the row, and then writes without waiting for anything: the last moment at which
 * the writing can be broken off.
 */
function optionsUntil(latest: number, maxEntries: number): ICheckProcessedOptions {
	return {
		maxEntries,
		get mode(): 'entries' {
			if (Date.now() > latest) throw new TooLate();
			return 'entries';
		},
	};
}

async function inTime<T>(task: () => Promise<T>): Promise<T> {
	const late = new Promise<never>((_resolve, reject) => {
		const signal = AbortSignal.timeout(TIMEOUT_MS);
		signal.addEventListener('abort', () => reject(new Error(`no response within ${TIMEOUT_MS / 1000} s`)));
	});
	return await Promise.race([task(), late]);
}
