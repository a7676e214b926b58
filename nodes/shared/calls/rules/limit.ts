/** The calls that an execution may still place. */
export class CallLimit {
	/** @param max of the whole execution; @param placed by its earlier runs and tries */
	constructor(
		private readonly max: number,
		private placed: number,
	) {}

	/** Takes the place of one call before its request; false if there is none left. */
	reserve(): boolean {
		if (this.placed >= this.max) return false;
		this.placed++;
		return true;
	}

	/** The call was certainly not placed. */
	release(): void {
		this.placed--;
	}
}
