/** Finds out which numbers end like one of many, in a time that does not depend on how many there are. Takes digits. */
export class NumberEndings {
	private readonly byLength = new Map<number, Set<string>>();

	/** The last digits of what is longer, for each length that was asked for. */
	private readonly endings = new Map<number, Set<string>>();

	add(digits: string): void {
		const known = this.byLength.get(digits.length) ?? new Set<string>();
		this.byLength.set(digits.length, known.add(digits));
		for (const [length, ends] of this.endings) if (length <= digits.length) ends.add(digits.slice(-length));
	}

	isEmpty(): boolean {
		return this.byLength.size === 0;
	}

	has(digits: string): boolean {
		return this.byLength.get(digits.length)?.has(digits) ?? false;
	}

	/** True if one of the numbers is the end of `digits`. */
	isEndOf(digits: string): boolean {
		return [...this.byLength].some(([length, known]) => length <= digits.length && known.has(digits.slice(-length)));
	}

	/** True if one of the numbers ends with `digits`. */
	endsWith(digits: string): boolean {
		const ends = this.endings.get(digits.length) ?? this.collect(digits.length);
		return ends.has(digits);
	}

	private collect(length: number): Set<string> {
		const longer = [...this.byLength].filter(([known]) => known >= length).flatMap(([, numbers]) => [...numbers]);
		const ends = new Set(longer.map((digits) => digits.slice(-length)));
		this.endings.set(length, ends);
		return ends;
	}
}
