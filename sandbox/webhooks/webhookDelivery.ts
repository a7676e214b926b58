import type { ProviderName } from '../providerName';

/** One request to an endpoint, and what came back. */
export interface WebhookAttempt {
	/** ISO 8601. */
	at: string;
	/** As sent; names in lower case. */
	headers: Record<string, string>;
	/** Null: not answered (yet). */
	status: number | null;
	/** Why there was no answer, in words. */
	problem: string | null;
}

/** One event on its way to one endpoint, as `GET /_sandbox/deliveries` shows it. */
export interface WebhookDelivery {
	/** 1, 2, 3 ... over all providers; starts again after clear(). */
	id: number;
	provider: ProviderName;
	event: string;
	/** The same for every endpoint that is told of the event, and for every repetition. */
	eventId: string;
	callId: string;
	webhookId: string | null;
	url: string;
	/** The exact text sent. */
	body: string;
	attempts: WebhookAttempt[];
	/** `delivered`: answered with a 2xx. `failed`: given up. `refused`: not an address of this machine, so nothing was sent. */
	outcome: 'underway' | 'delivered' | 'failed' | 'refused';
}
