import { createHmac, timingSafeEqual } from 'node:crypto';

const DIGEST_BYTES = 32;

/** Whether a claim is the HMAC-SHA256 of the joined parts: computed at most once, compared in constant time. */
export function isHmacOf(parts: Array<string | Buffer>, { key, claims }: { key: string | Buffer; claims: Buffer[] }): boolean {
	const fitting = claims.filter(({ length }) => length === DIGEST_BYTES);
	if (fitting.length === 0) return false;
	const hmac = createHmac('sha256', key);
	for (const part of parts) hmac.update(part);
	const expected = hmac.digest();
	return fitting.some((claim) => timingSafeEqual(claim, expected));
}
