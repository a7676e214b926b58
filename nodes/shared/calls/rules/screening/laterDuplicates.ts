/** Of a list of numbers or people, those that stand before: index of each repeated entry, and of the first one like it. */
export function laterDuplicates(entries: readonly unknown[]): Map<number, number> {
	const firstOf = new Map<unknown, number>();
	const repeated = new Map<number, number>();
	entries.forEach((entry, index) => {
		if (entry === undefined) return;
		const first = firstOf.get(entry);
		if (first === undefined) firstOf.set(entry, index);
		else repeated.set(index, first);
	});
	return repeated;
}
