const ANSWER_TIMEOUT_MS = 60_000;

/**
 * `fetch` that does not wait for ever, neither for the answer nor for its body.
 *
 * @throws which request was not answered, and why
 */
export async function fetchWithin(url: string | URL, init: RequestInit = {}, timeoutMs = ANSWER_TIMEOUT_MS): Promise<Response> {
	try {
		return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
	} catch (error) {
		throw new Error(`No answer to ${init.method ?? 'GET'} ${String(url)}`, { cause: error });
	}
}
