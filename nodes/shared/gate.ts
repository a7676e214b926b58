/** Lets at most `limit` tasks run at once, first come, first served. */
export class Gate {
	private running = 0;

	private narrowedAt = 0;

	private readonly waiting: Array<() => void> = [];

	constructor(private limit: number) {}

	async pass<T>(task: () => Promise<T>): Promise<T> {
		if (this.running >= this.limit) await new Promise<void>((resolve) => this.waiting.push(resolve));
		else this.running++;
		try {
			return await task();
		} finally {
			// A finished task hands its place to the next one, unless the gate has become narrower meanwhile.
			const next = this.running <= this.limit ? this.waiting.shift() : undefined;
			if (next) next();
			else this.running--;
		}
	}

	/**
	 * Halves the limit for good. Tasks that had started before the last halving tell nothing new: a burst of refusals
	 * counts once.
	 * @param startedAt when the refused task had started, ms since the epoch
	 */
	narrow(startedAt: number): void {
		if (startedAt < this.narrowedAt) return;
		this.narrowedAt = Date.now();
		this.limit = Math.max(1, Math.floor(this.limit / 2));
	}
}
