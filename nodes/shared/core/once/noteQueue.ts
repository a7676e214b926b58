import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { toError } from '../problem/toError';
import { deferred, type Deferred } from './deferred';
import { enterOnce, type Entered } from './enterOnce';
import { inTime, STORE_TIMEOUT_MS, type NoteStore } from './noteStore';

const CONFIRM_AFTER_MS = 150;
const CONFIRM_SPREAD_MS = 100;
const CONFIRM_AFTER_MOMENTS = 3;

export interface Noted {
	/** The notes are in the store, but another process may still overwrite them. */
	entered: Promise<void>;
	/** They are found there later than anybody can overwrite them. Gives those that existed before. Rejects when that takes more than ten seconds. */
	safe: Promise<Set<string>>;
}

interface Write {
	notes: string[];
	deadline: number;
	/** When it is to be written, or looked for (Unix ms). */
	dueAt: number;
	/** Looked for in its stead: rows are written whole, so notes that were written together are lost together. Absent: to be written. */
	sample?: string;
	lastSample?: string;
	known?: Set<string>;
	entered: Deferred<void>;
	safe: Deferred<Set<string>>;
}

/** Writes notes one after the other, and looks for those that were written before in the same step: docs/decisions.md#notes-of-several-processes */
export class NoteQueue {
	private writes: Write[] = [];

	private added = deferred<void>();

	private running: Promise<void> | undefined;

	private allowedMs: number | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly store: NoteStore,
	) {}

	write(notes: string[]): Noted {
		const [entered, safe] = [deferred<void>(), deferred<Set<string>>()];
		const write = { notes, deadline: Date.now() + STORE_TIMEOUT_MS, dueAt: 0, entered, safe };
		const noted = { entered: entered.promise, safe: inTime(async () => await safe.promise) };
		for (const promise of [entered.promise, safe.promise, noted.safe]) promise.catch(() => undefined);
		if (notes.length === 0) {
			entered.resolve();
			safe.resolve(new Set());
			return noted;
		}
		this.writes.push(write);
		this.added.resolve();
		this.running ??= this.run().finally(() => {
			this.running = undefined;
		});
		return noted;
	}

	async close(): Promise<void> {
		this.writes = [];
		this.added.resolve();
		await this.running;
	}

	private async run(): Promise<void> {
		while (this.writes.length > 0) {
			this.added = deferred();
			const now = Date.now();
			const late = this.writes.filter(({ deadline }) => deadline <= now);
			// The caller has stopped waiting: continuing would only load the database.
			this.end(late, new Error('the notes do not stay there'));
			const due = this.writes.filter(({ dueAt }) => dueAt <= now);
			if (due.length > 0) await this.step(due);
			else if (this.writes.length > 0) await Promise.race([sleep(Math.min(...this.writes.map(({ dueAt }) => dueAt)) - now), this.added.promise]);
		}
	}

	private async step(due: Write[]): Promise<void> {
		const unwritten = due.filter(({ sample }) => sample === undefined);
		const notes = due.flatMap(({ sample, notes: all }) => (sample === undefined ? all : [sample]));
		try {
			// When two processes create the row at the same moment, one of them fails; then the row exists.
			const entered = await this.enter(notes).catch(async () => await this.enter(notes));
			this.allowedMs = Math.min(entered.allowedMs, CONFIRM_AFTER_MOMENTS * entered.tookMs);
			this.look(due, new Set(entered.known));
			for (const write of unwritten) written(write, entered);
		} catch (error) {
			this.end(due, toError(error));
		}
	}

	private look(due: Write[], known: Set<string>): void {
		for (const write of due) {
			if (write.sample === undefined) continue;
			if (known.has(write.sample)) {
				write.safe.resolve(write.known ?? new Set());
				this.writes = this.writes.filter((other) => other !== write);
			} else {
				write.lastSample = write.sample;
				write.sample = undefined;
			}
		}
	}

	private end(writes: Write[], error: Error): void {
		if (writes.length === 0) return;
		this.writes = this.writes.filter((write) => !writes.includes(write));
		for (const { entered, safe } of writes) {
			entered.reject(error);
			safe.reject(error);
		}
	}

	private async enter(notes: string[]): Promise<Entered> {
		return await enterOnce(this.context, notes, this.store, this.allowedMs);
	}
}

function written(write: Write, { known, added, tookMs }: Entered): void {
	const [before, fresh] = [new Set(known), new Set(added)];
	write.known ??= new Set(write.notes.filter((note) => before.has(note)));
	write.sample = write.notes.find((note) => fresh.has(note)) ?? write.lastSample ?? write.notes[0];
	// The wait is varied, so that two processes do not keep the same rhythm.
	write.dueAt = Date.now() + Math.max(CONFIRM_AFTER_MS, CONFIRM_AFTER_MOMENTS * tookMs) + Math.random() * CONFIRM_SPREAD_MS;
	write.entered.resolve();
}
