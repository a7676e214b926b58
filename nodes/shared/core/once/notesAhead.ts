import { toError } from '../problem/toError';
import type { PreparedItem } from '../running/preparedItem';
import type { Run } from '../running/run';
import { deferred } from './deferred';
import { enterOnce } from './enterOnce';
import { isJudgedByBirth, notedByOthers, notesOf, type IntentNotes } from './intentNotes';
import type { Lost } from './ledger';
import { NoteQueue } from './noteQueue';
import type { NoteStore } from './noteStore';
import { removeNotes } from './removeNotes';
import { findRootExecution, type RootExecution } from './rootExecution';

/** Notes per node. A run with more items keeps all of its own. */
const MAX_NOTES = 30_000;
const NOTES_EACH = 4;
/** At most this many are noted as begun and not as answered, or this share of the run if that is more. */
const MIN_OPEN = 100;
const OPEN_SHARE = 0.02;
/** Shares of those: how many are noted at a time, and how few that wait for their turn make it urgent. */
const PIECE = 1 / 2;
const URGENT_PIECE = 1 / 8;
const URGENT_BELOW = 1 / 4;

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

interface Store {
	origin: RootExecution;
	queue: NoteQueue;
	at: NoteStore;
}

/** Notes what a run sends once in small pieces, each before its first request: docs/decisions.md#notes-for-a-lost-process */
export class NotesAhead {
	failure?: string;

	private readonly intents = new Map<string, Intent>();

	private readonly units: string[][] = [];

	private nextUnit = 0;

	private remaining = 0;

	private readonly maxOpen: number;

	private readonly open = new Set<string>();

	private waiting = 0;

	/** Requests whose turn comes when they are noted, and how many have theirs. */
	private readonly coming = new Set<string[]>();

	private inTurn = 0;

	private answered: string[] = [];

	private unsent: string[] = [];

	private readonly pieces: Array<Promise<unknown>> = [];

	private removal: Promise<void> | undefined;

	private moved = deferred<void>();

	private readonly lostBefore: ReadonlyMap<string, Lost>;

	private readonly asked: ReadonlySet<string>;

	private readonly own: Set<string>;

	private constructor(
		private readonly run: Run,
		requests: PreparedItem[][],
		private store: Store | undefined,
		private readonly noted: (items: PreparedItem[]) => void,
	) {
		const { ledger, signal } = run;
		this.lostBefore = ledger.lost();
		this.asked = new Set(ledger.asked);
		this.own = new Set(ledger.notedIntents);
		for (const items of requests) this.addUnit(items);
		this.remaining = this.units.reduce((sum, unit) => sum + unit.length, 0);
		this.maxOpen = Math.max(MIN_OPEN, Math.floor(OPEN_SHARE * this.remaining));
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
		for (const name of due) {
			const before = this.lostBefore.get(name);
			if (before) lost.set(name, before);
			const intent = this.intents.get(name);
			if (!intent) continue;
			if (intent.active++ === 0) this.waiting--;
		}
		this.coming.add(due);
		this.advance();
		const pieces = await this.piecesOf(due);
		this.coming.delete(due);
		this.inTurn++;
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
		this.inTurn--;
		for (const { intent: name, key } of items) {
			const intent = this.intents.get(name);
			if (!intent?.items.some((item) => item.key === key)) continue;
			intent.left--;
			intent.active--;
			if (intent.active > 0 || intent.isAnswered) continue;
			// What is unknown, and what comes again later, does not keep others from being noted.
			if (intent.isOwn && intent.left === 0 && !this.isSent(intent)) this.unsent.push(name);
			else this.open.delete(name);
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

	private addUnit(items: PreparedItem[]): void {
		const unit: string[] = [];
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
			unit.push(name);
		}
		if (unit.length > 0) this.units.push(unit);
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
		this.open.add(name);
		this.answered.push(name);
		this.advance();
	}

	private advance(): void {
		const { store, run } = this;
		if (!store || run.signal?.aborted) return;
		const free = this.maxOpen - this.open.size + this.answered.length;
		if (this.remaining > 0 && this.isEnough(free)) this.begin(store, free);
		else if (this.unsent.length >= this.maxOpen * PIECE || (this.remaining > 0 && this.waiting <= 0 && this.unsent.length > 0)) {
			this.removal ??= this.giveBack(store)
				.catch((error: unknown) => void this.withoutStore(error))
				.finally(() => {
					this.removal = undefined;
					this.advance();
				});
		}
	}

	private isEnough(free: number): boolean {
		const next = this.units[this.nextUnit]?.length ?? 0;
		if (next > free) return free >= this.maxOpen || this.isStuck();
		if (free >= this.remaining || free >= this.maxOpen * PIECE) return true;
		return this.waiting <= this.maxOpen * URGENT_BELOW && free >= this.maxOpen * URGENT_PIECE;
	}

	/** What is open is that of requests which wait themselves, such as a person of two lists: nothing else would end. */
	private isStuck(): boolean {
		const wait = [...this.coming].every((names) => names.some((name) => this.isUnnoted(name)));
		return this.coming.size > 0 && wait && this.inTurn === 0 && this.unsent.length === 0 && !this.removal;
	}

	private isUnnoted(name: string): boolean {
		const intent = this.intents.get(name);
		return intent !== undefined && !intent.piece;
	}

	private begin(store: Store, free: number): void {
		const piece: string[] = [];
		for (;;) {
			const unit = this.units[this.nextUnit];
			if (!unit || (piece.length > 0 && piece.length + unit.length > free)) break;
			piece.push(...unit);
			this.nextUnit++;
		}
		this.remaining -= piece.length;
		this.waiting += piece.length;
		const answers = this.answerNotes(store);
		const notes = piece.flatMap((name) => this.beginNotes(store, name));
		for (const name of piece) this.open.add(name);
		const { entered, safe } = store.queue.write([...notes, ...answers]);
		entered.then(() => this.noted(piece.flatMap((name) => this.intents.get(name)?.items ?? []))).catch(() => undefined);
		const judged = safe
			.then(async (known) => await this.judge(store, piece, known))
			.catch((error: unknown) => {
				this.withoutStore(error);
				return this.judgeBlindly(piece);
			});
		this.pieces.push(judged);
		this.announce(piece, judged);
	}

	private announce(names: string[], piece: Promise<Map<string, Lost>>): void {
		for (const name of names) {
			const intent = this.intents.get(name);
			if (intent) intent.piece = piece;
		}
		const { moved } = this;
		this.moved = deferred();
		moved.resolve();
	}

	private beginNotes({ origin }: Store, name: string): string[] {
		const { ofBirth, ofExecution } = notesOf(origin, name);
		// The notes of a retry would push those of the lost execution out of the store.
		return isJudgedByBirth(this.run, origin) && !origin.isParent ? [ofBirth] : [ofBirth, ofExecution];
	}

	private answerNotes({ origin }: Store): string[] {
		const names = this.answered;
		this.answered = [];
		for (const name of names) this.open.delete(name);
		return names.map((name) => notesOf(origin, name).answered);
	}

	private async judge(store: Store, piece: string[], known: Set<string>): Promise<Map<string, Lost>> {
		const { ledger } = this.run;
		const { origin, queue } = store;
		const notes = new Map(piece.map((name): [string, IntentNotes] => [name, notesOf(origin, name)]));
		const isKnown = (name: string, which: 'ofBirth' | 'ofExecution'): boolean => known.has(notes.get(name)?.[which] ?? '');
		const left = piece.filter((name) => {
			const its = notes.get(name);
			// What another run of this execution noted is no sign of a lost execution, nor what an earlier try asked about.
			return its && !this.asked.has(name) && !this.own.has(name) && notedByOthers(this.run, origin, its, known);
		});
		const isLeft = new Set(left);
		const repeated = piece.filter((name) => !isLeft.has(name) && (isKnown(name, 'ofBirth') || isKnown(name, 'ofExecution')));
		await queue.write(repeated.flatMap((name) => notes.get(name)?.again ?? [])).safe;
		const lost = await this.readLost(store, left);
		const isRepeated = new Set(repeated);
		for (const name of piece) {
			const intent = this.intents.get(name);
			if (isLeft.has(name)) this.open.delete(name);
			else if (intent) intent.isOwn = !isRepeated.has(name);
		}
		ledger.rememberNoted(piece.filter((name) => !isLeft.has(name) && !isKnown(name, 'ofBirth')));
		ledger.rememberAsked(piece, lost);
		this.advance();
		return lost;
	}

	/** The notes that the question itself leaves behind are removed again. */
	private async readLost({ origin, at }: Store, names: string[]): Promise<Map<string, Lost>> {
		if (names.length === 0) return new Map();
		const { context, ledger } = this.run;
		const notes = names.map((name) => notesOf(origin, name)).flatMap(({ answered, again }) => [answered, again]);
		const { known, added } = await enterOnce(context, notes, at);
		await removeNotes(context, added, at);
		const before = new Set(known);
		if (origin.isParent) {
			// How often the lost execution came to them is unknown: the next run of this one that does is no new wish to call either.
			const several = names.map((name) => notesOf(origin, name)).filter(({ again }) => before.has(again));
			await removeNotes(context, several.map(({ ofExecution }) => ofExecution), at);
		}
		return new Map(
			names.map((name) => {
				const { answered, again } = notesOf(origin, name);
				// Of several items or runs with this intent, one answer does not tell which of them has it.
				const isOne = this.intents.get(name)?.items.length === 1 && !ledger.isTakenElsewhere(name);
				return [name, isOne && before.has(answered) && !before.has(again) ? 'answered' : 'inDoubt'];
			}),
		);
	}

	/** Without the store it is unknown whom the lost execution has called: then it may be anyone. */
	private judgeBlindly(names: string[]): Map<string, Lost> {
		const { ledger } = this.run;
		const unknown = ledger.memoryLost ? names.filter((name) => !this.asked.has(name)) : [];
		const lost = new Map(unknown.map((name): [string, Lost] => [name, 'inDoubt']));
		ledger.rememberAsked(names, lost);
		return lost;
	}

	private withoutStore(error?: unknown): this {
		if (error !== undefined) this.failure ??= toError(error).message;
		this.store = undefined;
		const names = this.units.slice(this.nextUnit).flat();
		this.nextUnit = this.units.length;
		this.remaining = 0;
		this.announce(names, Promise.resolve(this.judgeBlindly(names)));
		return this;
	}

	private async giveBack(store: Store): Promise<void> {
		const names = this.unsent;
		this.unsent = [];
		if (names.length === 0) return;
		const { context, ledger } = this.run;
		const notes = names.flatMap((name) => this.beginNotes(store, name));
		store.queue.forget(notes);
		await removeNotes(context, notes, store.at);
		for (const name of names) {
			this.open.delete(name);
			const intent = this.intents.get(name);
			if (intent) intent.isOwn = false;
		}
		ledger.forgetNoted(names);
	}
}
