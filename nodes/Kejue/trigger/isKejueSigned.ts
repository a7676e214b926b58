import { headerOf, type Delivery } from '../../shared/webhook/delivery';
import { isHmacOf } from '../../shared/webhook/isHmacOf';
import { isRecent } from '../../shared/webhook/isRecent';

/**
 * Whether a delivery was signed with our secret within the last five minutes: HMAC-SHA256 over the timestamp (Unix
 * milliseconds), a dot and the body. The form is that of the vendor's own receiver (github.com/KejueAI/SalibaPlatform,
 * src/lib/webhook-verify.ts); https://docs.kejue.co/guides/webhooks names the method only.
 */
export function isKejueSigned(delivery: Delivery, secret: string): boolean {
	const timestamp = headerOf(delivery, 'x-kejue-timestamp') ?? '';
	const [, signature] = /^sha256=([0-9a-f]{64})$/i.exec(headerOf(delivery, 'x-kejue-signature') ?? '') ?? [];
	if (!signature || !/^\d{1,15}$/.test(timestamp)) return false;
	if (!isRecent(Number(timestamp), delivery.receivedAtMs)) return false;
	return isHmacOf([`${timestamp}.`, delivery.body], { key: secret, claimed: Buffer.from(signature, 'hex') });
}
