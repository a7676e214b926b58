import { createHmac, timingSafeEqual } from 'node:crypto';

/** Bytes of a SHA-256. */
const DIGEST_BYTES = 32;

/**
 * Whether one of the `claims` is the HMAC-SHA256 of the joined parts. It is computed once, however many claims there are,
 * and not at all where none of them can fit: anybody may send them. Takes the same time wherever a claim differs, so that
 * the right value cannot be found out byte by byte.
 */
export function isHmacOf(parts: Array<string | Buffer>, { key, claims }: { key: string | Buffer; claims: Buffer[] }): boolean {
	const fitting = claims.filter(({ length }) => length === DIGEST_BYTES);
	if (fitting.length === 0) return false;
	const hmac = createHmac('sha256', key);
	for (const part of parts) hmac.update(part);
	const expected = hmac.digest();
	return fitting.some((claim) => timingSafeEqual(claim, expected));
}
