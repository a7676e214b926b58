import { webcrypto } from 'node:crypto';

/** HMAC by way of the Web Crypto API, so that what the sandbox computes is not compared with itself. */
export async function hmac(hash: 'SHA-1' | 'SHA-256', key: string | Buffer, content: string): Promise<Buffer> {
	const imported = await webcrypto.subtle.importKey('raw', Buffer.from(key), { name: 'HMAC', hash }, false, ['sign']);
	return Buffer.from(await webcrypto.subtle.sign('HMAC', imported, Buffer.from(content)));
}
