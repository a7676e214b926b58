/** Maps in order, at most `limit` at a time, and starts nothing new once `stopped` is true. What was not run stays undefined. */
export async function mapWithLimit<T, R>(
	values: readonly T[],
	limit: number,
	{ run, stopped }: { run: (value: T) => Promise<R>; stopped: () => boolean },
): Promise<Array<R | undefined>> {
	const results = new Array<R | undefined>(values.length);
	const remaining = values.entries();
	const lane = async () => {
		while (!stopped()) {
			const next = remaining.next();
			if (next.done) return;
			const [index, value] = next.value;
			results[index] = await run(value);
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, values.length) }, lane));
	return results;
}
