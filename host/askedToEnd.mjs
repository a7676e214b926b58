const PARENT_CHECK_INTERVAL_MS = 500;

/**
 * Resolves when somebody wants this program to end: Ctrl-C, a signal, a closed terminal, or the end of the npm that
 * started it. npm runs scripts through a shell, and a signal sent to npm ends that shell but never reaches us.
 *
 * @returns {Promise<void>}
 */
export async function askedToEnd() {
	await new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
		if (process.env.npm_lifecycle_event === undefined) return;
		const parent = process.ppid;
		const timer = setInterval(() => process.ppid !== parent && resolve(undefined), PARENT_CHECK_INTERVAL_MS);
		timer.unref();
	});
}

/** Exit code of a program that was ended before it was done; what shells use for Ctrl-C. */
export const ENDED_EARLY = 130;
