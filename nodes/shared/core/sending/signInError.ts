import type { Blocked } from './attempted';
import { causesOf } from './connectionFailure';

const MARK = 'signIn';

/** No token was issued. Some versions of n8n keep only message and `code`: docs/decisions.md#sign-in-errors */
export class SignInError extends Error {
	readonly code: string;
	/** n8n's credential test shows it in place of `code`. Status 0, since n8n would take a 401 for an expired token. */
	readonly response: { status: 0; statusText: string };

	/** `words` also appear in workflows' own HTTP requests. */
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
		// The first of n8n's messages is the original.
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
