import type { IExecuteFunctions } from 'n8n-workflow';
import type { NoteQueue } from '../../../core/once/noteQueue';
import { toError } from '../../../core/problem/toError';
import type { CallLookUp, Span } from '../../lookUp';
import { begunNoteOf, claimQueue, countRemembered, MAX_REMEMBERED, noteOf, notesOfClaim, removeClaimNotes, timeNoteOf, type Claim } from './campaignMemory';

export interface ItemClaim extends Claim {
	itemIndex: number;
	/** The same by other names of the person. */
	also: Claim[];
}

/** So many are claimed at a time where nobody says whose turn comes soon, and so many notes are removed at a time. */
const PIECE = 50;
/** From this share on, a hint says that the memory will soon forget. */
const NEARLY_FULL = 0.9;
const MINUTE_MS = 60_000;
/** Hours that a run notes, over all campaigns and attempts: their notes must push nobody out. */
const MAX_HOURS = 300;

/** Claims the people of a run while it calls, each after the notes for a lost process: docs/decisions.md#the-memory-of-a-campaign */
export class ClaimsAhead {
	private readonly queue: NoteQueue;

	/** Claims that are not made yet, by item. */
	private readonly waiting = new Map<number, ItemClaim>();

	/** Those that are, by item: the notes that others had made before. */
	private readonly known = new Map<number, Promise<Set<string>>>();

	/** Claimed by this run, and nothing was sent for them. */
	private readonly unused = new Map<string, Claim>();

	/** Those whose call may be placed, and is not known to be. */
	private readonly open = new Set<string>();

	/** Hours in which calls are begun, by campaign and attempt, and the notes of them that nobody else had made. */
	private readonly hours = new Set<string>();

	private readonly times = new Set<string>();

	private readonly spans = new Map<string, Promise<Span[]>>();

	/** Notes that are no longer true. */
	private outdated: string[] = [];

	private removal: Promise<void> | undefined;

	private readonly unremoved: string[] = [];

	constructor(private readonly context: IExecuteFunctions) {
		this.queue = claimQueue(context);
	}

	/** Each claim once. */
	expect(claims: ItemClaim[]): void {
		for (const claim of claims) this.waiting.set(claim.itemIndex, claim);
	}

	/** Claims the people of these items, as far as they are not claimed yet. */
	claim(itemIndexes: number[]): void {
		const claims = itemIndexes.flatMap((itemIndex) => this.waiting.get(itemIndex) ?? []);
		const known = this.write(claims, this.timesOf(claims));
		for (const { itemIndex } of claims) {
			this.waiting.delete(itemIndex);
			this.known.set(itemIndex, known);
		}
	}

	/** What another execution that has claimed the person has noted of the call; undefined if none has. @throws if that cannot be known: then nobody may be called */
	async knownAs(claim: ItemClaim): Promise<'begun' | 'placed' | undefined> {
		const { itemIndex } = claim;
		if (!this.known.has(itemIndex)) this.claim([itemIndex, ...this.nextWaiting(itemIndex)]);
		const before = await this.known.get(itemIndex);
		return before ? knownIn(before, claim) : 'placed';
	}

	async spansOf(claim: Claim, { spansOf }: CallLookUp): Promise<Span[]> {
		const name = noteOf({ ...claim, target: '' });
		const asked = this.spans.get(name) ?? spansOf?.(this.context, claim, this.times).catch(() => []) ?? Promise.resolve([]);
		this.spans.set(name, asked);
		return await asked;
	}

	/** From now on the person may be called: the claim stays, whatever happens. */
	begun(claim: ItemClaim): void {
		for (const each of allOf(claim)) this.unused.delete(noteOf(each));
		this.open.add(noteOf(claim));
		const times = this.timesOf([claim]);
		if (times.length > 0) void this.write([], times);
	}

	/** The call was certainly placed. */
	placed(claim: ItemClaim): void {
		this.open.delete(noteOf(claim));
		this.outdate(allOf(claim).map(begunNoteOf));
	}

	/** Certainly nobody was called: the claim is given back. */
	notPlaced(claim: ItemClaim): void {
		for (const each of allOf(claim)) this.unused.delete(noteOf(each));
		this.open.delete(noteOf(claim));
		this.outdate(allOf(claim).flatMap(notesOfClaim));
	}

	/** Gives back the claims of everybody who was certainly not called; returns what a person should know. */
	async finish(): Promise<string | undefined> {
		if (this.known.size === 0 && this.outdated.length === 0) return undefined;
		await Promise.allSettled([...this.known.values(), this.removal]);
		const notes = [...this.outdated, ...this.unremoved, ...[...this.unused.values()].flatMap(notesOfClaim)];
		try {
			this.queue.forget(notes);
			await removeClaimNotes(this.context, notes);
			await this.queue.close([], this.open.size === 0 ? this.times : []);
			return fullness(await countRemembered(this.context));
		} catch (error) {
			return `Up to ${notes.length} notes in the campaign's memory could not be removed (${toError(error).message}), so people who were not called may be skipped as already called. Forget them with the Call Campaign node.`;
		}
	}

	private write(claims: ItemClaim[], times: string[]): Promise<Set<string>> {
		const known = this.queue.write([...claims.flatMap(allOf).flatMap(notesOfClaim), ...times]).safe.then((before) => {
			for (const note of times) if (!before.has(note)) this.times.add(note);
			for (const claim of claims) this.take(claim, before);
			return before;
		});
		// Whoever needs the claim sees the error; nobody may need it any more.
		known.catch(() => undefined);
		return known;
	}

	private take(claim: ItemClaim, before: Set<string>): void {
		// Whoever was called is known by each name from now on.
		const isPlaced = knownIn(before, claim) === 'placed';
		for (const each of allOf(claim)) {
			if (!isPlaced && !before.has(noteOf(each))) this.unused.set(noteOf(each), each);
			else if (!before.has(begunNoteOf(each))) this.outdated.push(begunNoteOf(each));
		}
	}

	private timesOf(claims: Claim[]): string[] {
		const minute = Math.floor(Date.now() / MINUTE_MS);
		const hour = Math.floor(minute / 60);
		return claims.flatMap((claim) => {
			const name = JSON.stringify([claim.campaign, claim.attempt, hour]);
			if (this.hours.has(name) || this.hours.size === MAX_HOURS) return [];
			this.hours.add(name);
			return [timeNoteOf(claim, hour), timeNoteOf(claim, minute)];
		});
	}

	private nextWaiting(but: number): number[] {
		const next: number[] = [];
		for (const itemIndex of this.waiting.keys()) {
			if (next.length === PIECE - 1) break;
			if (itemIndex !== but) next.push(itemIndex);
		}
		return next;
	}

	/** What is outdated during a removal waits for the next one: each rewrites the whole row. */
	private outdate(notes: string[]): void {
		this.outdated.push(...notes);
		if (this.outdated.length < PIECE) return;
		this.removal ??= this.removeOutdated().finally(() => {
			this.removal = undefined;
		});
	}

	private async removeOutdated(): Promise<void> {
		while (this.outdated.length >= PIECE) {
			const notes = this.outdated;
			this.outdated = [];
			this.queue.forget(notes);
			await removeClaimNotes(this.context, notes).catch(() => void this.unremoved.push(...notes));
		}
	}
}

function allOf(claim: ItemClaim): Claim[] {
	return [claim, ...claim.also];
}

function knownIn(before: ReadonlySet<string>, claim: ItemClaim): 'begun' | 'placed' | undefined {
	const names = allOf(claim).filter((each) => before.has(noteOf(each)));
	if (names.length === 0) return undefined;
	return names.every((each) => before.has(begunNoteOf(each))) ? 'begun' : 'placed';
}

function fullness(remembered: number): string | undefined {
	if (remembered < NEARLY_FULL * MAX_REMEMBERED) return undefined;
	return `This workflow remembers ${remembered} people in its campaigns. From ${MAX_REMEMBERED} on, it forgets those who were called first, who may then be called again. Forget campaigns that are over with the Call Campaign node.`;
}
