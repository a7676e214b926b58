import { webcrypto } from 'node:crypto';

/** Headers as Kejue sends them, signed by Web Crypto: another implementation than the one under test. */
export async function kejueHeaders(body: string, { secret, atMs = Date.now() }: { secret: string; atMs?: number }) {
	const encode = (text: string) => new TextEncoder().encode(text);
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	const key = await webcrypto.subtle.importKey('raw', encode(secret), algorithm, false, ['sign']);
	const signature = await webcrypto.subtle.sign('HMAC', key, encode(`${atMs}.${body}`));
	return {
		'content-type': 'application/json',
		'x-kejue-timestamp': String(atMs),
		'x-kejue-signature': `sha256=${Buffer.from(signature).toString('hex')}`,
	};
}
