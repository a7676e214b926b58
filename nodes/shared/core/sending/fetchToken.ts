import type { Blocked } from './attempted';
import type { Connection } from './connection';
import { pause } from './pause';
import { asksTooLong, retryDelay } from './retryDelay';
import { readSignInError } from './signInError';

const MAX_RESENDS = 3;

/** A token serves the whole run, so one item's short timeout does not end the wait for it. */
const MIN_TIMEOUT_MS = 10_000;

type Fetching = Pick<Connection, 'context' | 'provider' | 'signal'> & {
	timeoutMs: number;
};

/** The credential's first token, where one is needed and missing. */
export async function fetchFirstToken(fetching: Fetching): Promise<Blocked | undefined> {
	const { context, provider } = fetching;
	const { token, credential } = provider;
	const needsOne = token && !(await context.getCredentials(credential))[token.field];
	return needsOne ? await fetchToken(fetching) : undefined;
}

/** Has n8n fetch and store a token, trying again what may succeed later; returns why there is none (nothing if canceled). */
export async function fetchToken(fetching: Fetching): Promise<Blocked | undefined> {
	const timeoutMs = Math.max(fetching.timeoutMs, MIN_TIMEOUT_MS);
	const { signal } = fetching;
	for (let resend = 1; ; resend++) {
		const startedAt = Date.now();
		const blocked = await withinTime({ ...fetching, timeoutMs });
		if (signal?.aborted) return undefined;
		const isSlow = Date.now() - startedAt >= timeoutMs;
		if (!blocked || blocked.code === 'unauthorized' || isSlow || asksTooLong(blocked) || resend > MAX_RESENDS) return blocked;
		await pause(retryDelay(blocked, resend), signal);
	}
}

async function withinTime(fetching: Fetching): Promise<Blocked | undefined> {
	const { provider, signal, timeoutMs } = fetching;
	const answered = new AbortController();
	const tooLate: Blocked = {
		kind: 'blocked',
		code: 'unreachable',
		status: null,
		words: `${provider.name} returned no token within ${timeoutMs / 1000} s`,
	};
	try {
		// A late exchange harms nobody: its token serves later requests.
		return await Promise.race([
			fetchOnce(fetching),
			pause(timeoutMs, AbortSignal.any([answered.signal, ...(signal ? [signal] : [])])).then(() => tooLate),
		]);
	} finally {
		answered.abort();
	}
}

/** n8n renews a token only when a request throws on a 401: docs/decisions.md#one-token-for-a-run */
async function fetchOnce({ context, provider, timeoutMs }: Fetching): Promise<Blocked | undefined> {
	const { credential, token } = provider;
	if (!token) return undefined;
	const { method, path, query } = token.read;
	try {
		await context.helpers.httpRequestWithAuthentication.call(context, credential, {
			method,
			url: path,
			qs: query,
			json: true,
			timeout: timeoutMs,
			disableFollowRedirect: true,
		});
		return undefined;
	} catch (error) {
		// If the read failed for another reason, the answer to the actual request says why.
		return readSignInError(error);
	}
}
