import { headerOf, type Delivery } from '../../shared/core/webhook/delivery';
import { isHmacOf } from '../../shared/core/webhook/isHmacOf';

/**
 * When a delivery was signed with our secret, Unix milliseconds; undefined where it was not. The signature is HMAC-SHA256
 * over the timestamp (Unix milliseconds), a dot and the body. The form is that of the vendor's own receiver
 * (github.com/KejueAI/SalibaPlatform, src/lib/webhook-verify.ts); https://docs.kejue.co/guides/webhooks names the method only.
 */
export function kejueSignedAt(delivery: Delivery, secret: string): number | undefined {
	const timestamp = headerOf(delivery, 'x-kejue-timestamp') ?? '';
	const [, signature] = /^sha256=([0-9a-f]{64})$/i.exec(headerOf(delivery, 'x-kejue-signature') ?? '') ?? [];
	if (!signature || !/^\d{1,15}$/.test(timestamp)) return undefined;
	const claims = [Buffer.from(signature, 'hex')];
	return isHmacOf([`${timestamp}.`, delivery.body], { key: secret, claims }) ? Number(timestamp) : undefined;
}
