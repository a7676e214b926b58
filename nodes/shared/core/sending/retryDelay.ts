import type { Attempt } from './attempted';

const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 60_000;

/** What is asked for beyond a year is no time span. */
const MAX_TOLD_MS = 365 * 24 * 3_600_000;

/** As long as all waits for one request together: whoever is to be left alone for longer is not asked again. */
const MAX_ASKED_MS = 5 * MAX_WAIT_MS;

/**
 * Milliseconds before sending again: what the provider asks for in Retry-After (seconds or an HTTP date, at most 60 s),
 * else a wait that doubles with each try. Up to half is added at random, so that items refused together do not return
 * together.
 * @param resend counted from 1
 */
export function retryDelay(attempt: Attempt, resend: number): number {
	const wait = askedWaitMs(attempt) ?? FIRST_WAIT_MS * 2 ** (resend - 1);
	// What was asked for is a minimum: the random part only comes on top.
	return Math.min(MAX_WAIT_MS, wait * (1 + Math.random() / 2));
}

/** True where the provider asks to be left alone for longer than is ever waited for. */
export function asksTooLong(attempt: Attempt): boolean {
	return (askedWaitMs(attempt) ?? 0) > MAX_ASKED_MS;
}

/** How many milliseconds an answer asks to be waited; undefined where it does not. */
export function askedWaitMs(attempt: Attempt): number | undefined {
	if (attempt.kind === 'blocked') return attempt.retryAfterMs;
	return attempt.kind === 'answer' ? retryAfterMs(attempt.headers['retry-after']) : undefined;
}

/**
 * Milliseconds that a Retry-After header asks for, in seconds or as a date; undefined where it says nothing.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterMs(header: unknown): number | undefined {
	if ((typeof header !== 'string' && typeof header !== 'number') || String(header).trim() === '') return undefined;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.min(MAX_TOLD_MS, Math.max(0, seconds * 1000));
	const date = Date.parse(String(header));
	return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
