import { headerOf, type Delivery } from './delivery';
import { isHmacOf } from './isHmacOf';

/** Svix's own libraries refuse shorter and longer ones. */
const KEY_BYTES = { min: 24, max: 64 };

/** While a secret is being replaced a message has two, one for each. */
const MAX_SIGNATURES = 10;

/** The same scheme under the names of Svix and of the standard (https://www.standardwebhooks.com). */
const HEADER_PREFIXES = ['svix', 'webhook'];

interface SvixMessage {
	id: string;
	/** Unix seconds, as text. */
	timestamp: string;
	/** Space-separated `version,signature` pairs. */
	signatures: string;
}

/** The message's headers; undefined unless one full set is there. */
export function svixMessage(delivery: Delivery): SvixMessage | undefined {
	for (const prefix of HEADER_PREFIXES) {
		const id = headerOf(delivery, `${prefix}-id`);
		const timestamp = headerOf(delivery, `${prefix}-timestamp`);
		const signatures = headerOf(delivery, `${prefix}-signature`);
		if (id && timestamp && signatures) return { id, timestamp, signatures };
	}
	return undefined;
}

/** The key in a signing secret (`whsec_` and base64, or only base64), if it has this form. */
export function svixKey(secret: string): Buffer | undefined {
	const encoded = secret.trim().replace(/^whsec_/, '');
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return undefined;
	const key = Buffer.from(encoded, 'base64');
	return key.length >= KEY_BYTES.min && key.length <= KEY_BYTES.max ? key : undefined;
}

/** When a message was signed with this key, Unix ms. https://docs.svix.com/receiving/verifying-payloads/how-manual */
export function svixSignedAt(delivery: Delivery, key: Buffer): number | undefined {
	const message = svixMessage(delivery);
	if (!message || !/^\d{1,12}$/.test(message.timestamp)) return undefined;
	const entries = message.signatures.split(' ', MAX_SIGNATURES + 1);
	if (entries.length > MAX_SIGNATURES) return undefined;
	const claims = entries.flatMap((entry) => signatureIn(entry) ?? []);
	const content = [`${message.id}.${message.timestamp}.`, delivery.body];
	return isHmacOf(content, { key, claims }) ? Number(message.timestamp) * 1000 : undefined;
}

function signatureIn(entry: string): Buffer | undefined {
	const [, encoded] = /^v1,([A-Za-z0-9+/]{43}=?)$/.exec(entry) ?? [];
	return encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
}
