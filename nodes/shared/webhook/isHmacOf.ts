import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether `claimed` is the HMAC-SHA256 of the joined parts. Takes the same time wherever the two differ, so that the
 * right value cannot be found out byte by byte.
 */
export function isHmacOf(parts: Array<string | Buffer>, { key, claimed }: { key: string | Buffer; claimed: Buffer }): boolean {
	const hmac = createHmac('sha256', key);
	for (const part of parts) hmac.update(part);
	const expected = hmac.digest();
	return claimed.length === expected.length && timingSafeEqual(claimed, expected);
}
