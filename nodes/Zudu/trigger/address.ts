import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Delivery } from '../../shared/webhook/delivery';

const PARAMETER = 'key';
const KEY_BYTES = 32;

/** The unguessable part of an address: Zudu signs nothing. */
export function newKey(): string {
	return randomBytes(KEY_BYTES).toString('base64url');
}

/** The address that is registered. */
export function withKey(url: string, key: string): string {
	const address = new URL(url);
	address.searchParams.set(PARAMETER, key);
	return address.href;
}

/** The key in an address as Zudu has it. */
export function keyIn(url: string): string | undefined {
	return URL.canParse(url) ? (new URL(url).searchParams.get(PARAMETER) ?? undefined) : undefined;
}

/** Whether two addresses are the same but for their keys. */
export function isSameAddress(one: string, other: string): boolean {
	return withoutQuery(one) === withoutQuery(other);
}

/** Whether two addresses belong to one node: to its test and to its active workflow. Both end with the id that n8n gave it. */
export function isSibling(one: string, other: string): boolean {
	const [tail, otherTail] = [one, other].map((url) => withoutQuery(url).split('/').slice(-2).join('/'));
	return tail === otherTail && !isSameAddress(one, other);
}

/**
 * Whether a delivery came to the address with this key. n8n makes lists and objects of a parameter that is written so: they
 * are no key, and neither is an empty text. Takes the same time wherever the two differ.
 */
export function hasKey({ query }: Delivery, key: string): boolean {
	const given = query[PARAMETER];
	if (typeof given !== 'string' || given === '' || given.length !== key.length) return false;
	const [one, other] = [given, key].map((text) => Buffer.from(text));
	return one.length === other.length && timingSafeEqual(one, other);
}

function withoutQuery(url: string): string {
	return URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : url;
}
