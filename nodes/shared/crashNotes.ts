import { createHash } from 'node:crypto';
import type { PreparedItem } from './prepareItem';
import type { Run } from './run';

/** Notes kept per node; the store forgets the oldest. A run with more items keeps all of its own. */
const MAX_NOTES = 20_000;
/** n8n keeps all notes of a node in one row; a database that takes longer than this is treated as missing. */
const STORE_TIMEOUT_MS = 10_000;

export interface NotedItems {
	/** True for an item that an execution whose memory is lost may have sent. */
	maybeSent(itemIndex: number): boolean;
	/** Why the store could not be used. */
	failure?: string;
}

/**
 * Notes all calls of this run in n8n's deduplication store before the first one is placed. Unlike the ledger, the store
 * outlives a killed process. It is believed only where it is needed: in a retried execution that has lost its memory.
 * The execution's time of birth is part of each note and survives a retry, so the notes of yesterday's campaign say
 * nothing about today's.
 */
export async function noteDials(run: Run, items: PreparedItem[]): Promise<NotedItems> {
	const { context, ledger } = run;
	// Older versions of n8n give a retry a birth of its own: then no note can tell whom the lost execution has called.
	const birthLost = ledger.memoryLost && birthOf(run)?.source === 'retry';
	const notes = new Map<string, number[]>();
	for (const item of items) {
		const note = noteOf(run, item);
		notes.set(note, [...(notes.get(note) ?? []), item.itemIndex]);
	}
	try {
		const { new: unknown, processed } = await inTime(
			context.helpers.checkProcessedAndRecord([...notes.keys()], 'node', {
				mode: 'entries',
				maxEntries: Math.max(MAX_NOTES, 2 * notes.size),
			}),
		);
		// What another run of this execution noted is no sign of a lost one.
		const own = new Set(ledger.ownNotes);
		ledger.rememberNotes(unknown.map(String));
		const known = new Set(processed.flatMap((note) => (own.has(String(note)) ? [] : (notes.get(String(note)) ?? []))));
		return { maybeSent: (itemIndex) => birthLost || (ledger.memoryLost && known.has(itemIndex)) };
	} catch (error) {
		// Without the store nothing tells whom the lost execution has called: then it may have been anyone.
		return { maybeSent: () => ledger.memoryLost, failure: error instanceof Error ? error.message : String(error) };
	}
}

/**
 * What a note is about: this execution, this operation, this number. Neither the run's nor the item's index belongs to
 * it: the retry of a lost execution starts at the first node, counts runs anew, and may read a sheet that has changed.
 */
function noteOf(run: Run, { itemIndex, number }: PreparedItem): string {
	const content = JSON.stringify([birthOf(run)?.establishedAt ?? '', run.names, number ?? itemIndex]);
	return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

/** When and how the execution began; older versions of n8n do not tell. */
function birthOf({ context }: Run) {
	return context.getExecutionContext?.();
}

async function inTime<T>(task: Promise<T>): Promise<T> {
	const late = new Promise<never>((_resolve, reject) => {
		const signal = AbortSignal.timeout(STORE_TIMEOUT_MS);
		signal.addEventListener('abort', () => reject(new Error(`no answer within ${STORE_TIMEOUT_MS / 1000} s`)));
	});
	return await Promise.race([task, late]);
}
