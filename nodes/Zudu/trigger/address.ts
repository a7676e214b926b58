import type { Delivery } from '../../shared/core/webhook/delivery';

const PARAMETER = 'key';

/** 32 bytes in base64url: what is shorter or longer is no key of ours. */
const KEY_FORM = /^[\w-]{43}$/;

export function withKey(url: string, key: string): string {
	const address = new URL(url);
	// Not by `set`: Node takes earlier ones out one by one, each time moving all that follow.
	const others = [...address.searchParams].filter(([name]) => name !== PARAMETER);
	address.search = new URLSearchParams([...others, [PARAMETER, key]]).toString();
	return address.href;
}

export function keyIn(url: string): string | undefined {
	return URL.canParse(url) ? asKey(new URL(url).searchParams.get(PARAMETER)) : undefined;
}

/** n8n may make a list or an object of the parameter: that is no key. */
export function keyOf({ query }: Delivery): string | undefined {
	return asKey(query[PARAMETER]);
}

function asKey(value: unknown): string | undefined {
	return typeof value === 'string' && KEY_FORM.test(value) ? value : undefined;
}
