import { toError } from '../problem/toError';
import type { PreparedItem } from '../running/preparedItem';
import type { Run } from '../running/run';
import { deferred } from './deferred';
import { beginNotesOf, notesOf } from './intentNotes';
import type { Lost } from './ledger';
import { LostIntents, type RunStore } from './lostIntents';
import { NoteQueue } from './noteQueue';
import { NoteSchedule } from './noteSchedule';
import type { NoteStore } from './noteStore';
import { removeNotes } from './removeNotes';
import { findRootExecution } from './rootExecution';

/** Notes per node. A run with more items keeps all of its own. */
const MAX_NOTES = 30_000;
const NOTES_EACH = 4;

interface Intent {
	items: PreparedItem[];
	/** Items whose turn is not over, and those whose turn it is. */
	left: number;
	active: number;
	/** Set as soon as it is noted. Gives what a lost process has left of the intents that were noted with it. */
	piece?: Promise<ReadonlyMap<string, Lost>>;
	isOwn?: boolean;
	isAnswered?: boolean;
}

/** Notes what a run sends once in small pieces, each before its first request: docs/decisions.md#notes-for-a-lost-process */
export class NotesAhead {
	failure?: string;

	private readonly intents = new Map<string, Intent>();

	private readonly schedule: NoteSchedule;

	private readonly lostIntents: LostIntents;

	private readonly lostBefore: ReadonlyMap<string, Lost>;

	private answered: string[] = [];

	private unsent: string[] = [];

	private readonly pieces: Array<Promise<unknown>> = [];

	private removal: Promise<void> | undefined;

	private moved = deferred<void>();

	private constructor(
		private readonly run: Run,
		requests: PreparedItem[][],
		private store: RunStore | undefined,
		private readonly noted: (items: PreparedItem[]) => void,
	) {
		const { ledger, signal } = run;
		this.lostBefore = ledger.lost();
		this.lostIntents = new LostIntents(run, (name) => this.intents.get(name)?.items.length !== 1);
		this.schedule = new NoteSchedule(requests.map((items) => this.addRequest(items)).filter((names) => names.length > 0));
		ledger.whenAnswered = (name) => this.noteAnswer(name);
		signal?.addEventListener('abort', () => this.moved.resolve(), { once: true });
	}

	/** @param noted - told of the items of each piece as soon as their notes are written */
	static async start(run: Run, requests: PreparedItem[][], noted: (items: PreparedItem[]) => void = () => undefined): Promise<NotesAhead> {
		const { context } = run;
		const count = requests.reduce((sum, items) => sum + items.length, 0);
		const at: NoteStore = { scope: 'node', maxEntries: Math.max(MAX_NOTES, NOTES_EACH * count) };
		// n8n 2.8 gives tools of an MCP server no ID; nothing retries them, and their notes would all belong to one execution.
		if (!context.getExecutionId()) return new NotesAhead(run, requests, undefined, noted).withoutStore();
		try {
			const origin = await findRootExecution(context);
			return new NotesAhead(run, requests, { origin, queue: new NoteQueue(context, at, true), at }, noted);
		} catch (error) {
			return new NotesAhead(run, requests, undefined, noted).withoutStore(error);
		}
	}

	/** When the execution that was lost had begun (Unix ms). */
	get since(): number | undefined {
		return this.store?.origin.birth?.establishedAt;
	}

	/** Resolves when these items are noted, so that their request may be sent. Gives what a lost process has left of them, by intent. */
	async ready(items: PreparedItem[]): Promise<Map<string, Lost>> {
		const lost = new Map<string, Lost>();
		const due = items.filter(({ key }) => !this.run.ledger.find(key)).map(({ intent }) => intent);
		let begun = 0;
		for (const name of due) {
			const before = this.lostBefore.get(name);
			if (before) lost.set(name, before);
			const intent = this.intents.get(name);
			if (intent && intent.active++ === 0) begun++;
		}
		this.schedule.wait(due, begun);
		this.advance();
		const pieces = await this.piecesOf(due);
		this.schedule.begin(due);
		for (const piece of pieces) {
			const left = await piece;
			for (const name of due) {
				const how = left.get(name);
				if (how) lost.set(name, how);
			}
		}
		return lost;
	}

	/** The turn of these items is over, whatever became of them. */
	finished(items: PreparedItem[]): void {
		this.schedule.end();
		for (const { intent: name, key } of items) {
			const intent = this.intents.get(name);
			if (!intent?.items.some((item) => item.key === key)) continue;
			intent.left--;
			intent.active--;
			if (intent.active > 0 || intent.isAnswered) continue;
			// What is unknown, and what comes again later, does not keep others from being noted.
			if (intent.isOwn && intent.left === 0 && !this.isSent(intent)) this.unsent.push(name);
			else this.schedule.close([name]);
		}
		this.advance();
	}

	/** Notes the last answers, and removes the notes of everybody to whom certainly nothing was sent. */
	async close(): Promise<void> {
		this.run.ledger.whenAnswered = undefined;
		try {
			await Promise.allSettled(this.pieces);
			await this.removal;
			const { store } = this;
			if (!store) return;
			await store.queue.close(this.answerNotes(store));
			this.unsent = [...this.intents].flatMap(([name, intent]) => (intent.isOwn && !this.isSent(intent) ? [name] : []));
			await this.giveBack(store);
		} catch (error) {
			this.withoutStore(error);
		}
	}

	private addRequest(items: PreparedItem[]): string[] {
		const names: string[] = [];
		for (const item of items) {
			const name = item.intent;
			if (this.run.ledger.find(item.key) || this.lostBefore.has(name)) continue;
			const intent = this.intents.get(name);
			if (intent) {
				intent.items.push(item);
				intent.left++;
				continue;
			}
			this.intents.set(name, { items: [item], left: 1, active: 0 });
			names.push(name);
		}
		return names;
	}

	private async piecesOf(names: string[]): Promise<Set<Promise<ReadonlyMap<string, Lost>>>> {
		const intents = names.flatMap((name) => this.intents.get(name) ?? []);
		while (intents.some(({ piece }) => !piece) && !this.run.signal?.aborted) await this.moved.promise;
		return new Set(intents.flatMap(({ piece }) => piece ?? []));
	}

	private isSent({ items }: Intent): boolean {
		return items.some(({ key }) => this.run.ledger.find(key));
	}

	private noteAnswer(name: string): void {
		const intent = this.intents.get(name);
		if (!intent?.piece || intent.isAnswered || !intent.items.every(({ key }) => this.run.ledger.find(key)?.state === 'answered')) return;
		intent.isAnswered = true;
		this.schedule.keepOpen([name]);
		this.answered.push(name);
		this.advance();
	}

	private advance(): void {
		const { store, run, schedule, unsent } = this;
		if (!store || run.signal?.aborted) return;
		const piece = schedule.next(this.answered.length, unsent.length > 0 || this.removal !== undefined);
		if (piece.length > 0) this.begin(store, piece);
		else if (schedule.isHeldUpBy(unsent.length)) {
			this.removal ??= this.giveBack(store)
				.catch((error: unknown) => void this.withoutStore(error))
				.finally(() => {
					this.removal = undefined;
					this.advance();
				});
		}
	}

	private begin(store: RunStore, piece: string[]): void {
		const answers = this.answerNotes(store);
		const notes = piece.flatMap((name) => beginNotesOf(this.run, store.origin, name));
		this.schedule.keepOpen(piece);
		const { entered, safe } = store.queue.write([...notes, ...answers]);
		entered.then(() => this.noted(piece.flatMap((name) => this.intents.get(name)?.items ?? []))).catch(() => undefined);
		const judged = safe
			.then(async (known) => await this.judge(store, piece, known))
			.catch((error: unknown) => {
				this.withoutStore(error);
				return this.lostIntents.judgeBlindly(piece);
			});
		this.pieces.push(judged);
		this.announce(piece, judged);
	}

	private announce(names: string[], piece: Promise<ReadonlyMap<string, Lost>>): void {
		for (const name of names) {
			const intent = this.intents.get(name);
			if (intent) intent.piece = piece;
		}
		const { moved } = this;
		this.moved = deferred();
		moved.resolve();
	}

	private answerNotes({ origin }: RunStore): string[] {
		const names = this.answered;
		this.answered = [];
		this.schedule.close(names);
		return names.map((name) => notesOf(origin, name).answered);
	}

	private async judge(store: RunStore, piece: string[], known: Set<string>): Promise<ReadonlyMap<string, Lost>> {
		const { lost, own } = await this.lostIntents.judge(store, piece, known);
		this.schedule.close(lost.keys());
		for (const name of piece) {
			const intent = this.intents.get(name);
			if (intent && !lost.has(name)) intent.isOwn = own.has(name);
		}
		this.advance();
		return lost;
	}

	private withoutStore(error?: unknown): this {
		if (error !== undefined) this.failure ??= toError(error).message;
		this.store = undefined;
		const names = this.schedule.rest();
		this.announce(names, Promise.resolve(this.lostIntents.judgeBlindly(names)));
		return this;
	}

	private async giveBack(store: RunStore): Promise<void> {
		const names = this.unsent;
		this.unsent = [];
		if (names.length === 0) return;
		const { context, ledger } = this.run;
		const notes = names.flatMap((name) => beginNotesOf(this.run, store.origin, name));
		store.queue.forget(notes);
		await removeNotes(context, notes, store.at);
		this.schedule.close(names);
		for (const name of names) {
			const intent = this.intents.get(name);
			if (intent) intent.isOwn = false;
		}
		ledger.forgetNoted(names);
	}
}
