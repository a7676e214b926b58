/** What `read` returns; undefined where it throws. */
export function ifReadable<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
