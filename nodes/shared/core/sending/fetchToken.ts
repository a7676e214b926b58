import type { Blocked } from './attempted';
import type { Connection } from './connection';
import { pause } from './pause';
import { asksTooLong, retryDelay } from './retryDelay';
import { readSignInError } from './signInError';

/** As often as a request that was never sent. */
const MAX_RESENDS = 3;

/** A token serves the whole run, so one item's short time-out does not end the wait for it. */
const MIN_TIMEOUT_MS = 10_000;

type Fetching = Pick<Connection, 'context' | 'provider' | 'signal'> & {
	/** For one try. */
	timeoutMs: number;
};

/** The credential's first token, where it needs one and has none. */
export async function fetchFirstToken(fetching: Fetching): Promise<Blocked | undefined> {
	const { context, provider } = fetching;
	const { token, credential } = provider;
	const needsOne = token && !(await context.getCredentials(credential))[token.field];
	return needsOne ? await fetchToken(fetching) : undefined;
}

/**
 * Makes n8n fetch a token and store it; whatever passes by itself is waited for.
 * @returns why there is none; undefined also where the execution was cancelled meanwhile
 */
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
		// The exchange goes on when its time is up, which harms nobody: it only brings a token for later.
		return await Promise.race([
			fetchOnce(fetching),
			pause(timeoutMs, AbortSignal.any([answered.signal, ...(signal ? [signal] : [])])).then(() => tooLate),
		]);
	} finally {
		answered.abort();
	}
}

/**
 * n8n renews an expirable token only when a request throws on its 401. The refused request itself is not repeated for
 * that: a harmless read is sent, which meets the same 401, has the token renewed and stored, and succeeds.
 */
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
		// Where the read itself failed, the request that needs the token is sent in any case, and its own answer tells why.
		return readSignInError(error);
	}
}
