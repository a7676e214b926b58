/** Of a list of numbers, those that stand before: index of each repeated entry, and of the first one like it. */
export function laterDuplicates(numbers: ReadonlyArray<string | undefined>): Map<number, number> {
	const firstOf = new Map<string, number>();
	const repeated = new Map<number, number>();
	numbers.forEach((number, index) => {
		if (number === undefined) return;
		const first = firstOf.get(number);
		if (first === undefined) firstOf.set(number, index);
		else repeated.set(index, first);
	});
	return repeated;
}
