import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 24;

/** What nobody can guess: 32 letters, digits, `-` and `_`. */
export function newToken(): string {
	return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Whether a request gives the token; how long that takes to find out does not tell how much of it is right. */
export function isToken(given: unknown, token: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return typeof given === 'string' && timingSafeEqual(digest(given), digest(token));
}
