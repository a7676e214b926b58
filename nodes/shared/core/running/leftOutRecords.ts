/** Counts entries of lists that could not be read, so that the run reports them once. */
export class LeftOutRecords {
	private count = 0;

	add(count: number): void {
		this.count += count;
	}

	hint(): string | undefined {
		if (this.count === 0) return undefined;
		const what = this.count === 1 ? '1 entry of the list was' : `${this.count} entries of the list were`;
		return `${what} left out, because an entry without an ID cannot be used. All others are included.`;
	}
}
