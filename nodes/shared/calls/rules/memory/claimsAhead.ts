import type { IExecuteFunctions } from 'n8n-workflow';
import type { NoteQueue } from '../../../core/once/noteQueue';
import { toError } from '../../../core/problem/toError';
import { claimQueue, countRemembered, giveBackAll, MAX_REMEMBERED, noteOf, type Claim } from './campaignMemory';

/** A claim of one item. */
export interface ItemClaim extends Claim {
	itemIndex: number;
}

/** So many are claimed at a time where nobody says whose turn comes soon, and given back at a time. */
const PIECE = 50;
/** From this share on, a hint says that the memory will soon forget. */
const NEARLY_FULL = 0.9;

/** Claims the people of a run while it calls, each after the notes for a lost process: docs/decisions.md#the-memory-of-a-campaign */
export class ClaimsAhead {
	private readonly queue: NoteQueue;

	/** Claims that are not made yet, by item. */
	private readonly waiting = new Map<number, ItemClaim>();

	/** Those that are, by item: the notes that others had made before. */
	private readonly known = new Map<number, Promise<Set<string>>>();

	/** Claimed by this run, and nothing was sent for them. */
	private readonly unused = new Map<string, Claim>();

	private returning: Claim[] = [];

	private returned: Promise<unknown> = Promise.resolve();

	/** @param claims - each of them once */
	constructor(
		private readonly context: IExecuteFunctions,
		claims: ItemClaim[],
	) {
		this.queue = claimQueue(context);
		for (const claim of claims) this.waiting.set(claim.itemIndex, claim);
	}

	/** Claims the people of these items, as far as they are not claimed yet. */
	claim(itemIndexes: number[]): void {
		const claims = itemIndexes.flatMap((itemIndex) => this.waiting.get(itemIndex) ?? []);
		const known = this.queue.write(claims.map(noteOf)).safe.then((before) => {
			for (const claim of claims) if (!before.has(noteOf(claim))) this.unused.set(noteOf(claim), claim);
			return before;
		});
		// Whoever needs the claim sees the error; nobody may need it any more.
		known.catch(() => undefined);
		for (const { itemIndex } of claims) {
			this.waiting.delete(itemIndex);
			this.known.set(itemIndex, known);
		}
	}

	/** True if another execution has claimed the person. @throws if that cannot be known: then nobody may be called */
	async isKnown(claim: ItemClaim): Promise<boolean> {
		const { itemIndex } = claim;
		if (!this.known.has(itemIndex)) this.claim([itemIndex, ...this.nextWaiting(itemIndex)]);
		return (await this.known.get(itemIndex))?.has(noteOf(claim)) ?? true;
	}

	/** From now on the person may be called: the claim stays, whatever happens. */
	begun(claim: Claim): void {
		this.unused.delete(noteOf(claim));
	}

	/** Certainly nobody was called: the claim is given back. */
	notPlaced(claim: Claim): void {
		this.unused.delete(noteOf(claim));
		this.returning.push(claim);
		if (this.returning.length >= PIECE) this.giveBack();
	}

	/** Gives back the claims of everybody who was certainly not called; returns what a person should know. */
	async finish(): Promise<string | undefined> {
		if (this.known.size === 0) return undefined;
		await Promise.allSettled(this.known.values());
		this.returning.push(...this.unused.values());
		const count = this.returning.length;
		try {
			this.giveBack();
			await this.returned;
			await this.queue.close([]);
			return fullness(await countRemembered(this.context));
		} catch (error) {
			return `Up to ${count} people who were not called could not be taken out of the campaign's memory (${toError(error).message}), so they will be skipped as already called. Forget them with the Call Campaign node.`;
		}
	}

	private nextWaiting(but: number): number[] {
		const next: number[] = [];
		for (const itemIndex of this.waiting.keys()) {
			if (next.length === PIECE - 1) break;
			if (itemIndex !== but) next.push(itemIndex);
		}
		return next;
	}

	private giveBack(): void {
		const claims = this.returning;
		this.returning = [];
		if (claims.length === 0) return;
		const before = this.returned;
		this.returned = before.catch(() => undefined).then(async () => await giveBackAll(this.context, claims));
		this.returned.catch(() => undefined);
	}
}

function fullness(remembered: number): string | undefined {
	if (remembered < NEARLY_FULL * MAX_REMEMBERED) return undefined;
	return `This workflow remembers ${remembered} people in its campaigns. From ${MAX_REMEMBERED} on, it forgets those who were called first, who may then be called again. Forget campaigns that are over with the Call Campaign node.`;
}
