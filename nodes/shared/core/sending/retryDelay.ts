import type { Attempt } from './attempted';

const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 60_000;

const MAX_TOLD_MS = 365 * 24 * 3_600_000;

/** As long as all waits for one request together; a provider that asks for more is not asked again. */
const MAX_ASKED_MS = 5 * MAX_WAIT_MS;

/** Milliseconds before the `resend`th resend: Retry-After up to 60 s, else doubling, plus up to half at random to spread the items. */
export function retryDelay(attempt: Attempt, resend: number): number {
	const wait = askedWaitMs(attempt) ?? FIRST_WAIT_MS * 2 ** (resend - 1);
	return Math.min(MAX_WAIT_MS, wait * (1 + Math.random() / 2));
}

/** True if the provider asks to wait for longer than we ever wait. */
export function asksTooLong(attempt: Attempt): boolean {
	return (askedWaitMs(attempt) ?? 0) > MAX_ASKED_MS;
}

export function askedWaitMs(attempt: Attempt): number | undefined {
	if (attempt.kind === 'blocked') return attempt.retryAfterMs;
	return attempt.kind === 'answer' ? retryAfterMs(attempt.headers['retry-after']) : undefined;
}

/** Milliseconds of a Retry-After header, in seconds or as a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
export function retryAfterMs(header: unknown): number | undefined {
	if ((typeof header !== 'string' && typeof header !== 'number') || String(header).trim() === '') return undefined;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.min(MAX_TOLD_MS, Math.max(0, seconds * 1000));
	const date = Date.parse(String(header));
	return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
