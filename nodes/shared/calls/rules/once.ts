/** The same result, or error, each time: the task itself runs once. */
export function once<T>(task: () => T): () => T {
	let result: { value: T } | { error: unknown } | undefined;
	return () => {
		try {
			result ??= { value: task() };
		} catch (error) {
			result = { error };
		}
		if ('error' in result) throw result.error;
		return result.value;
	};
}
