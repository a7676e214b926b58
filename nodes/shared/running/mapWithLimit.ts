/** Maps in order, at most `limit` at a time, and starts nothing new once `stopped` says so. What was not run stays undefined. */
export async function mapWithLimit<T, R>(
	values: readonly T[],
	limit: number,
	{ run, stopped }: { run: (value: T) => Promise<R>; stopped: () => boolean },
): Promise<Array<R | undefined>> {
	const results = new Array<R | undefined>(values.length);
	let next = 0;
	const lane = async () => {
		while (next < values.length && !stopped()) {
			const index = next++;
			results[index] = await run(values[index]);
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, values.length) }, lane));
	return results;
}
