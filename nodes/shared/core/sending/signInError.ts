import type { Blocked } from './attempted';
import { causesOf } from './connectionFailure';

const MARK = 'signIn';

/**
 * No token was given for a credential, so nothing that needs one was sent. n8n wraps what is thrown while it fetches a
 * token, and some versions keep no more of it than the message and `code`: so the code holds all that has to be known.
 */
export class SignInError extends Error {
	readonly code: string;
	/**
	 * n8n's test of a credential shows `code` and not the message, but before either what is said here. The status is none,
	 * as n8n takes a 401 for an expired token and would ask for another.
	 */
	readonly response: { status: 0; statusText: string };

	/** @param blocked `words` are a sentence without its full stop that stands alone, for workflows' own HTTP requests */
	constructor({ words, code, status, retryAfterMs }: Blocked) {
		super(`${words}.`);
		this.response = { status: 0, statusText: this.message };
		this.code = [MARK, code, status ?? '', retryAfterMs ?? ''].join(':');
	}
}

/** What a SignInError says, however n8n has wrapped it; undefined for any other error. */
export function readSignInError(error: unknown): Blocked | undefined {
	for (const source of causesOf(error)) {
		const blocked = readCode(source.code) ?? readCode(source.httpCode);
		// The first of n8n's messages is the one it got, before it put its own in place of it.
		const [words]: unknown[] = Array.isArray(source.messages) && source.messages.length > 0 ? (source.messages as unknown[]) : [source.message];
		if (blocked) return { ...blocked, words: String(words).replace(/\.$/, '') };
	}
	return undefined;
}

function readCode(value: unknown): Omit<Blocked, 'words'> | undefined {
	const [mark, code, status, retryAfter] = typeof value === 'string' ? value.split(':') : [];
	if (mark !== MARK || (code !== 'unauthorized' && code !== 'rateLimited' && code !== 'unreachable')) return undefined;
	return {
		kind: 'blocked',
		code,
		status: status === '' ? null : Number(status),
		...(retryAfter && { retryAfterMs: Number(retryAfter) }),
	};
}
