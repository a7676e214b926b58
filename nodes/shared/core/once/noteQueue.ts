import { randomUUID } from 'node:crypto';
import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { toError } from '../problem/toError';
import { deferred, type Deferred } from './deferred';
import { enterOnce, type Entered } from './enterOnce';
import { inTime, type NoteStore } from './noteStore';
import { removeNotes } from './removeNotes';

/** How long after a write its notes are looked for: longer than another process may take to write what it had read. */
const LOOK_AFTER_MS = 150;
const LOOK_SPREAD_MS = 100;
/** The look after which notes count as safe where a later one, as long as that after the write, still mends their loss. */
const SHORT_LOOK_AFTER_MS = 35;
const SHORT_LOOK_SPREAD_MS = 15;
const LOOK_AFTER_MOMENTS = 3;
const LATER_LOOK_WAITS_MS = 500;
const MAX_LOSSES = 40;

export interface Noted {
	/** The notes are in the store, but another process may still overwrite them. */
	entered: Promise<void>;
	/** They are found there later than anybody can overwrite them. Gives those that existed before. Rejects where they do not stay, or the store does not answer. */
	safe: Promise<Set<string>>;
}

interface Write {
	notes: string[];
	losses: number;
	/** When it is to be written, or looked for (Unix ms); and when at the latest. */
	dueAt: number;
	mustAt: number;
	/** A note of nobody else that was written with it and is looked for: rows are written whole, so it is lost with the others. Absent: to be written. */
	mark?: string;
	/** Those that others had entered before it stayed there. */
	known: Set<string>;
	/** They were found there once, and are looked for again. */
	isSafe?: boolean;
	entered: Deferred<void>;
	safe: Deferred<Set<string>>;
}

/** Writes notes one after the other, and looks for those that were written before in the same step: docs/decisions.md#notes-of-several-processes */
export class NoteQueue {
	private readonly marks: string[] = [];

	private writes: Write[] = [];

	private added = deferred<void>();

	private running: Promise<void> | undefined;

	private allowedMs: number | undefined;

	private isClosing = false;

	/** @param looksTwice - notes are safe after a short look, and another follows. Not where a note gives the sole right to something */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly store: NoteStore,
		private looksTwice = false,
	) {}

	write(notes: string[]): Noted {
		const [entered, safe] = [deferred<void>(), deferred<Set<string>>()];
		const write: Write = { notes, losses: 0, dueAt: 0, mustAt: 0, known: new Set<string>(), entered, safe };
		const noted = { entered: entered.promise, safe: inTime(async () => await safe.promise) };
		for (const promise of [entered.promise, safe.promise]) promise.catch(() => undefined);
		// The caller has stopped waiting: continuing would only load the database.
		noted.safe.catch((error: unknown) => this.end([write], toError(error)));
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

	/** These notes are not put back where another process has taken them out. */
	forget(notes: string[]): void {
		const gone = new Set(notes);
		for (const write of this.writes) write.notes = write.notes.filter((note) => !gone.has(note));
	}

	/** Writes these last notes and what is not written yet, and looks once more for what was, without waiting. `gone`: notes to remove, if that is possible */
	async close(notes: string[], gone: Iterable<string> = []): Promise<void> {
		this.isClosing = true;
		const { entered } = this.write(notes);
		this.added.resolve();
		await Promise.all([entered, this.running]);
		await removeNotes(this.context, [...this.marks, ...gone], this.store).catch(() => undefined);
	}

	private async run(): Promise<void> {
		while (this.writes.length > 0) {
			this.added = deferred();
			const now = Date.now();
			const due = this.writes.filter(({ dueAt }) => dueAt <= now || this.isClosing);
			const waitMs = this.isClosing ? 0 : this.nextStepAt() - now;
			if (waitMs <= 0) await this.step(due);
			else if (this.writes.length > 0) await Promise.race([sleep(waitMs), this.added.promise]);
		}
	}

	/** A write waits for a look that is due soon: each step rewrites the whole row. */
	private nextStepAt(): number {
		const looks = this.writes.flatMap(({ mark, mustAt }) => (mark === undefined ? [] : [mustAt]));
		const nextLook = Math.min(...looks);
		if (looks.length === this.writes.length) return nextLook;
		return nextLook < Date.now() + SHORT_LOOK_AFTER_MS ? nextLook : 0;
	}

	private async step(due: Write[]): Promise<void> {
		const unwritten = due.filter(({ mark }) => mark === undefined);
		const mark = randomUUID();
		const notes = [...new Set(due.flatMap((write) => write.mark ?? write.notes))];
		if (unwritten.length > 0) this.marks.push(mark);
		try {
			const enter = async (): Promise<Entered> => await this.enter(unwritten.length > 0 ? [...notes, mark] : notes);
			// When two processes create the row at the same moment, one of them fails; then the row exists.
			const entered = await enter().catch(enter);
			this.allowedMs = Math.min(entered.allowedMs, LOOK_AFTER_MOMENTS * entered.tookMs);
			const known = new Set(entered.known);
			this.look(due, known);
			for (const write of unwritten) this.written(write, { known, mark, tookMs: entered.tookMs });
		} catch (error) {
			this.end(due, toError(error));
		}
	}

	private look(due: Write[], known: Set<string>): void {
		for (const write of due) {
			if (write.mark === undefined) continue;
			if (known.has(write.mark)) this.found(write);
			else if (++write.losses > MAX_LOSSES) this.end([write], new Error('the notes do not stay there'));
			else {
				this.looksTwice = false;
				write.mark = undefined;
				write.mustAt = 0;
			}
		}
	}

	private found(write: Write): void {
		if (write.isSafe || !this.looksTwice || this.isClosing) {
			this.leave(write);
			return;
		}
		write.isSafe = true;
		write.safe.resolve(write.known);
		write.dueAt = Date.now() + LOOK_AFTER_MS + Math.random() * LOOK_SPREAD_MS;
		write.mustAt = write.dueAt + LATER_LOOK_WAITS_MS;
	}

	private written(write: Write, { known, mark, tookMs }: { known: Set<string>; mark: string; tookMs: number }): void {
		for (const note of write.notes) if (known.has(note)) write.known.add(note);
		write.entered.resolve();
		if (this.isClosing) {
			this.leave(write);
			return;
		}
		write.mark = mark;
		// The wait is varied, so that two processes do not keep the same rhythm.
		const [atLeastMs, spreadMs] = this.looksTwice ? [SHORT_LOOK_AFTER_MS, SHORT_LOOK_SPREAD_MS] : [LOOK_AFTER_MS, LOOK_SPREAD_MS];
		write.dueAt = write.mustAt = Date.now() + Math.max(atLeastMs, LOOK_AFTER_MOMENTS * tookMs) + Math.random() * spreadMs;
	}

	private leave(write: Write): void {
		write.safe.resolve(write.known);
		this.writes = this.writes.filter((other) => other !== write);
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
		const { maxEntries } = this.store;
		return await enterOnce(this.context, notes, { ...this.store, maxEntries: maxEntries + this.marks.length }, this.allowedMs);
	}
}
