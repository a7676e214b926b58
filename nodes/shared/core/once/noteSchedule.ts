/** At most this many are noted as begun and not as answered, or this share of the run if that is more. */
const MIN_OPEN = 100;
const OPEN_SHARE = 0.02;
/** Shares of those: how many are noted at a time, and how few that wait for their turn make it urgent. */
const PIECE = 1 / 2;
const URGENT_PIECE = 1 / 8;
const URGENT_BELOW = 1 / 4;

/** When the intents of a run are noted: in pieces, and no more at once than may be left in doubt. */
export class NoteSchedule {
	private nextRequest = 0;

	private readonly unnoted: Set<string>;

	private readonly maxOpen: number;

	/** Noted as begun, and not as answered. */
	private readonly open = new Set<string>();

	private waiting = 0;

	/** Requests whose turn comes when they are noted, and how many have theirs. */
	private readonly coming = new Set<string[]>();

	private inTurn = 0;

	/** @param requests - the intents of each */
	constructor(private readonly requests: string[][]) {
		this.unnoted = new Set(requests.flat());
		this.maxOpen = Math.max(MIN_OPEN, Math.floor(OPEN_SHARE * this.unnoted.size));
	}

	/** A request waits for its notes; the turn of `begun` of its intents begins. */
	wait(request: string[], begun: number): void {
		this.waiting -= begun;
		this.coming.add(request);
	}

	begin(request: string[]): void {
		this.coming.delete(request);
		this.inTurn++;
	}

	end(): void {
		this.inTurn--;
	}

	keepOpen(intents: string[]): void {
		for (const intent of intents) this.open.add(intent);
	}

	close(intents: Iterable<string>): void {
		for (const intent of intents) this.open.delete(intent);
	}

	/** What to note now. The `answered` are closed in the same step; `isClosing`: others are closed without it. */
	next(answered: number, isClosing: boolean): string[] {
		const free = this.maxOpen - this.open.size + answered;
		if (this.unnoted.size === 0 || !this.isEnough(free, isClosing)) return [];
		const piece: string[] = [];
		for (;;) {
			const request = this.requests[this.nextRequest];
			if (!request || (piece.length > 0 && piece.length + request.length > free)) break;
			piece.push(...request);
			this.nextRequest++;
		}
		for (const intent of piece) this.unnoted.delete(intent);
		this.waiting += piece.length;
		return piece;
	}

	/** What is left, where nothing can be noted. */
	rest(): string[] {
		const rest = [...this.unnoted];
		this.unnoted.clear();
		return rest;
	}

	/** True if the notes of so many that were not sent keep others from being noted. */
	isHeldUpBy(unsent: number): boolean {
		return unsent >= this.maxOpen * PIECE || (this.unnoted.size > 0 && this.waiting <= 0 && unsent > 0);
	}

	private isEnough(free: number, isClosing: boolean): boolean {
		const next = this.requests[this.nextRequest]?.length ?? 0;
		if (next > free) return free >= this.maxOpen || (!isClosing && this.isStuck());
		if (free >= this.unnoted.size || free >= this.maxOpen * PIECE) return true;
		return this.waiting <= this.maxOpen * URGENT_BELOW && free >= this.maxOpen * URGENT_PIECE;
	}

	/** What is open is that of requests which wait themselves, such as a person of two lists: nothing else would end. */
	private isStuck(): boolean {
		return this.coming.size > 0 && this.inTurn === 0 && [...this.coming].every((request) => request.some((intent) => this.unnoted.has(intent)));
	}
}
