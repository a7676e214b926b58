import { toError } from '../problem/toError';
import { Gate } from '../sending/gate';

/** A row of n8n's deduplication store: one for each node, and one that all nodes of a workflow share. */
export interface NoteStore {
	scope: 'node' | 'workflow';
	/** When there are more, the oldest are forgotten. */
	maxEntries: number;
}

/** n8n keeps all notes of a store in one row; a slower database is treated as missing. */
const STORE_TIMEOUT_MS = 10_000;
/** Within one process, one write at a time: docs/decisions.md#notes-of-several-processes */
const inTurn = new Gate(1);
const ALLOWED_MOMENT_MS = 30;
const ALLOWED_MORE = 3;
let lastWrittenAt = 0;

export interface Written<T> {
	result: T;
	/** How long the store could take to write what it had read. */
	allowedMs: number;
	tookMs: number;
}

/** Thrown into a write that has taken too long since it read the row. */
class TooLate extends Error {}

/** Writes when it is this process's turn, again and with more time when a write was too late. @param write - calls its argument last before the write: it throws to abort it */
export async function writeInTurn<T>(write: (checkTime: () => void) => Promise<T>, firstAllowedMs = 0): Promise<Written<T>> {
	return await inTurn.pass(async () => {
		for (let allowedMs = Math.max(ALLOWED_MOMENT_MS, firstAllowedMs); ; allowedMs *= ALLOWED_MORE) {
			const startedAt = Date.now();
			const checkTime = (): void => {
				if (Date.now() > startedAt + allowedMs) throw new TooLate();
			};
			try {
				const result = await inTime(async () => await write(checkTime));
				lastWrittenAt = Date.now();
				return { result, allowedMs, tookMs: lastWrittenAt - startedAt };
			} catch (error) {
				if (!(error instanceof TooLate)) throw toError(error);
			}
		}
	});
}

/** Hundreds of executions may wait for their turns. @throws when the store has written nothing for ten seconds */
export async function inTime<T>(task: () => Promise<T>): Promise<T> {
	const startedAt = Date.now();
	let isOver = false;
	const late = new Promise<never>((_resolve, reject) => {
		const look = (): void => {
			const leftMs = Math.max(startedAt, lastWrittenAt) + STORE_TIMEOUT_MS - Date.now();
			if (leftMs <= 0) reject(new Error(`no response within ${STORE_TIMEOUT_MS / 1000} s`));
			else if (!isOver) AbortSignal.timeout(leftMs).addEventListener('abort', look);
		};
		look();
	});
	return await Promise.race([task(), late]).finally(() => {
		isOver = true;
	});
}
