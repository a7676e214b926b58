import type { IWebhookFunctions } from 'n8n-workflow';
import type { Delivery } from './delivery';
import { isRecent, WINDOW_MS } from './isRecent';

const MINUTE_MS = 60_000;
const MAX_NODES = 500;

const lines = new Map<string, number>();

/** Whether a delivery was signed (`signedAt`, Unix ms) just now. A wrong clock is logged, at most once a minute: a 401 alone would hide it. */
export function signedRecently(
	context: IWebhookFunctions,
	signedAt: (delivery: Delivery) => number | undefined,
): (delivery: Delivery) => boolean {
	return (delivery) => {
		const signedAtMs = signedAt(delivery);
		if (signedAtMs === undefined) return false;
		if (isRecent(signedAtMs, delivery.receivedAtMs)) return true;
		tellOfDifference(context, delivery.receivedAtMs - signedAtMs);
		return false;
	};
}

function tellOfDifference(context: IWebhookFunctions, differenceMs: number): void {
	const { id, name } = context.getNode();
	const node = `${context.getWorkflow().id}/${id}`;
	const now = Date.now();
	if (now - (lines.get(node) ?? -Infinity) < MINUTE_MS) return;
	lines.delete(node);
	lines.set(node, now);
	for (const oldest of lines.keys()) if (lines.size > MAX_NODES) lines.delete(oldest);
	const [seconds, allowed] = [differenceMs, WINDOW_MS].map((ms) => Math.round(Math.abs(ms) / 1000));
	const order = differenceMs > 0 ? 'before' : 'after';
	context.logger.warn(
		`A delivery to "${name}" was rejected although its signature is correct: by this server's clock it was signed ${seconds} seconds ${order} it arrived, and at most ${allowed} are accepted. Check the clock of this server; if it is correct, the delivery was an old one that was sent again.`,
	);
}
