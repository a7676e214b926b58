/** Runs at most `limit` tasks at once, in the order of their arrival. */
export class Gate {
	private running = 0;

	private locks = 0;

	private narrowedAt = 0;

	private readonly listeners: Array<(startedAt: number) => void> = [];

	private readonly waiting: Array<() => void> = [];

	constructor(private limit: number) {}

	async pass<T>(task: () => Promise<T>): Promise<T> {
		if (this.running >= this.limit || this.locks > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
		else this.running++;
		try {
			return await task();
		} finally {
			this.running--;
			this.admit();
		}
	}

	/** Lets no other task in while `task` runs; those inside may finish. */
	async whileLocked<T>(task: () => Promise<T>): Promise<T> {
		this.locks++;
		try {
			return await task();
		} finally {
			this.locks--;
			this.admit();
		}
	}

	/** Halves the limit. Tasks that started (`startedAt`, Unix ms) before the last halving do not count: several refusals at once count as one. */
	narrow(startedAt: number): void {
		for (const listener of this.listeners) listener(startedAt);
		if (startedAt < this.narrowedAt) return;
		this.narrowedAt = Date.now();
		this.limit = Math.max(1, Math.floor(this.limit / 2));
	}

	/** Told of every call of `narrow`, for limits of another kind. */
	whenNarrowed(listener: (startedAt: number) => void): void {
		this.listeners.push(listener);
	}

	private admit(): void {
		while (this.locks === 0 && this.running < this.limit && this.waiting.length > 0) {
			this.running++;
			this.waiting.shift()?.();
		}
	}
}
