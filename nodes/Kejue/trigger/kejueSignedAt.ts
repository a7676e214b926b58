import { headerOf, type Delivery } from '../../shared/core/webhook/delivery';
import { isHmacOf } from '../../shared/core/webhook/isHmacOf';

/** When a delivery was signed with our secret, Unix ms; undefined if it was not: docs/decisions.md#webhooks-at-kejue */
export function kejueSignedAt(delivery: Delivery, secret: string): number | undefined {
	const timestamp = headerOf(delivery, 'x-kejue-timestamp') ?? '';
	const [, signature] = /^sha256=([0-9a-f]{64})$/i.exec(headerOf(delivery, 'x-kejue-signature') ?? '') ?? [];
	if (!signature || !/^\d{1,15}$/.test(timestamp)) return undefined;
	const claims = [Buffer.from(signature, 'hex')];
	return isHmacOf([`${timestamp}.`, delivery.body], { key: secret, claims }) ? Number(timestamp) : undefined;
}
