import type { IExecuteFunctions } from 'n8n-workflow';
import { toError } from '../../../core/problem/toError';
import { claimAll, countRemembered, giveBackAll, MAX_REMEMBERED, noteOf, type Claim } from './campaignMemory';

/** A claim of one item. */
export interface ItemClaim extends Claim {
	itemIndex: number;
}

/** At most this many people are claimed and not called when a process is lost. */
const MIN_AHEAD = 100;
const AHEAD_SHARE = 0.02;
/** One piece is being called while the next is claimed. */
const PIECES_AHEAD = 2;
/** From this share on, a hint says that the memory will soon forget. */
const NEARLY_FULL = 0.9;

/** Claims the people of a run in small pieces while it calls: a lost process leaves few of them claimed and not called. */
export class ClaimsAhead {
	private readonly pieces: ItemClaim[][] = [];

	/** By item: the number of its piece. */
	private readonly pieceOf = new Map<number, number>();

	/** Of each piece that has begun: the notes that others had made before. */
	private readonly known: Array<Promise<Set<string>>> = [];

	/** Of two items with the same claim, only the first may call. */
	private readonly firstOf = new Map<string, number>();

	/** Claimed by this run, and nothing was sent for them. */
	private readonly unused = new Map<string, Claim>();

	private returning: Claim[] = [];

	private last: Promise<unknown> = Promise.resolve();

	constructor(
		private readonly context: IExecuteFunctions,
		claims: ItemClaim[],
	) {
		const size = Math.ceil(Math.max(MIN_AHEAD, AHEAD_SHARE * claims.length) / PIECES_AHEAD);
		for (const claim of claims) {
			const note = noteOf(claim);
			if (this.firstOf.has(note)) continue;
			this.firstOf.set(note, claim.itemIndex);
			if ((this.pieces.at(-1)?.length ?? size) === size) this.pieces.push([]);
			this.pieces.at(-1)?.push(claim);
			this.pieceOf.set(claim.itemIndex, this.pieces.length - 1);
		}
	}

	/** True if another item or execution has claimed the person. @throws if that cannot be known: then nobody may be called */
	async isKnown(claim: ItemClaim): Promise<boolean> {
		const piece = this.pieceOf.get(claim.itemIndex);
		if (piece === undefined) return true;
		while (this.known.length <= Math.min(piece + 1, this.pieces.length - 1)) this.claimNext();
		return (await this.known[piece])?.has(noteOf(claim)) ?? true;
	}

	/** From now on the person may be called: the claim stays, whatever happens. */
	begun(claim: Claim): void {
		this.unused.delete(noteOf(claim));
	}

	/** Certainly nobody was called: the claim is given back. */
	notPlaced(claim: ItemClaim): void {
		if (this.firstOf.get(noteOf(claim)) !== claim.itemIndex) return;
		this.unused.delete(noteOf(claim));
		this.returning.push(claim);
		if (this.returning.length >= MIN_AHEAD) this.giveBack();
	}

	/** Gives back the claims of everybody who was certainly not called; returns what a person should know. */
	async finish(): Promise<string | undefined> {
		await Promise.allSettled(this.known);
		this.returning.push(...this.unused.values());
		const count = this.returning.length;
		try {
			this.giveBack();
			await this.last;
			return this.known.length > 0 ? fullness(await countRemembered(this.context)) : undefined;
		} catch (error) {
			return `Up to ${count} people who were not called could not be taken out of the campaign's memory (${toError(error).message}), so they will be skipped as already called. Forget them with the Call Campaign node.`;
		}
	}

	private claimNext(): void {
		const piece = this.pieces[this.known.length] ?? [];
		const known = this.inTurn(async () => await claimAll(this.context, piece)).then((before) => {
			for (const claim of piece) if (!before.has(noteOf(claim))) this.unused.set(noteOf(claim), claim);
			return before;
		});
		// Whoever needs the piece sees the error; nobody may need it any more.
		known.catch(() => undefined);
		this.known.push(known);
	}

	private giveBack(): void {
		const claims = this.returning;
		this.returning = [];
		if (claims.length > 0) this.last = this.inTurn(async () => await giveBackAll(this.context, claims));
		this.last.catch(() => undefined);
	}

	/** The store is one row: two of our own writes at once would only disturb each other. */
	private async inTurn<T>(task: () => Promise<T>): Promise<T> {
		const before = this.last;
		const turn = before.catch(() => undefined).then(task);
		this.last = turn;
		return await turn;
	}
}

function fullness(remembered: number): string | undefined {
	if (remembered < NEARLY_FULL * MAX_REMEMBERED) return undefined;
	return `This workflow remembers ${remembered} people in its campaigns. From ${MAX_REMEMBERED} on, it forgets those who were called first, who may then be called again. Forget campaigns that are over with the Call Campaign node.`;
}
