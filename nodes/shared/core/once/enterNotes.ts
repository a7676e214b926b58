import { sleep, type ICheckProcessedOptions, type IExecuteFunctions } from 'n8n-workflow';
import { toError } from '../problem/toError';
import { Gate } from '../sending/gate';

/** Notes per node; the store forgets the oldest. A run with more items keeps all of its own. */
const MAX_NOTES = 20_000;
/** n8n keeps all notes of a node in one row; a slower database is treated as missing. */
const TIMEOUT_MS = 10_000;
/** Within one process, one write at a time: docs/decisions.md#notes-of-several-processes */
const inTurn = new Gate(1);
const ALLOWED_MOMENT_MS = 30;
const ALLOWED_MORE = 3;
const CONFIRM_AFTER_MS = 150;
const CONFIRM_SPREAD_MS = 100;
const CONFIRM_AFTER_MOMENTS = 3;

/** Notes what is sent in n8n's deduplication store; returns the notes that existed. @throws when they are not safe within ten seconds */
export async function enterNotes(context: IExecuteFunctions, notes: string[]): Promise<Set<string>> {
	const deadline = Date.now() + TIMEOUT_MS;
	const maxEntries = Math.max(MAX_NOTES, 2 * notes.length);
	return await inTime(async () => {
		// When two processes create the row at the same moment, one of them fails; then the row exists.
		let entered = await enter(context, notes, { maxEntries }).catch(async () => await enter(context, notes, { maxEntries }));
		const before = new Set(entered.processed);
		// Rows are written whole: notes that were written together are lost together.
		let sample = entered.added[0] ?? notes[0];
		if (sample === undefined) return before;
		for (;;) {
			// The caller has stopped waiting: continuing would only load the database.
			if (Date.now() >= deadline) throw new Error('the notes do not stay there');
			await sleep(Math.max(CONFIRM_AFTER_MS, CONFIRM_AFTER_MOMENTS * entered.tookMs) + Math.random() * CONFIRM_SPREAD_MS);
			const look = await enter(context, [sample], { ...entered, maxEntries });
			if (look.added.length === 0) return before;
			entered = await enter(context, notes, { ...look, maxEntries });
			sample = entered.added[0] ?? sample;
		}
	});
}

interface Entered {
	processed: string[];
	added: string[];
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

class TooLate extends Error {}

/** n8n reads the mode after it has read the row, then writes without waiting: the last moment to abort the write. */
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
