export class CallLimit {
	private reserved = 0;

	/** @param max of the whole execution @param placed by its earlier runs and tries */
	constructor(
		private readonly max: number,
		private readonly placed: number,
	) {}

	/** Takes the place of one call, before its request; false if none is left. */
	reserve(): boolean {
		if (this.placed + this.reserved >= this.max) return false;
		this.reserved++;
		return true;
	}

	release(): void {
		this.reserved = Math.max(0, this.reserved - 1);
	}
}
