const POLL_INTERVAL_MS = 100;

/**
 * Asks ten times a second until it is true.
 *
 * @throws when it has not come true in time
 */
export async function until(what: string, timeoutMs: number, isTrue: () => Promise<boolean>): Promise<void> {
	const giveUpAt = Date.now() + timeoutMs;
	while (!(await isTrue())) {
		if (Date.now() > giveUpAt) throw new Error(`Not within ${timeoutMs / 1000} s: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
	}
}
