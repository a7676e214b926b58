import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import type { ProviderName } from '../providerName';
import type { Endpoint } from './endpoint';
import { isLoopback } from './isLoopback';
import { Turnstile } from './turnstile';
import type { WebhookAttempt, WebhookDelivery } from './webhookDelivery';

/** One event for one endpoint, and everything that may be unusual about it. */
export interface Mail {
	provider: ProviderName;
	event: string;
	eventId: string;
	callId: string;
	endpoint: Endpoint;
	body: string;
	/** Sent in place of `body`, which is what is signed. */
	changedBody?: string;
	/** Signed with this one in place of the endpoint's. */
	otherSecret?: string;
	/** How old the signature says it is. */
	ageMs?: number;
	/** Replaces headers; null leaves one out. */
	headers?: Record<string, string | null>;
	isRetried: boolean;
}

/** Ten thousand connections at once would stifle the receiver, and the sandbox. */
const MAX_REQUESTS_AT_ONCE = 100;

/** Carries events to endpoints on this machine, tries again, and remembers everything. */
export class Postman {
	private book: WebhookDelivery[] = [];
	private stopped = startBreaker();
	private readonly turnstile = new Turnstile(MAX_REQUESTS_AT_ONCE);

	/** @param report told of everything that is not sent, in one line */
	constructor(private readonly report: (line: string) => void) {}

	/** Resolves once it is delivered, refused or given up. */
	async send(mail: Mail): Promise<WebhookDelivery> {
		const { provider, event, eventId, callId, endpoint, changedBody, body } = mail;
		const delivery: WebhookDelivery = {
			id: this.book.length + 1,
			provider,
			event,
			eventId,
			callId,
			webhookId: endpoint.webhookId,
			url: endpoint.url,
			body: changedBody ?? body,
			attempts: [],
			outcome: 'underway',
		};
		this.book.push(delivery);
		delivery.outcome = isLoopback(endpoint.url) ? await this.deliver(mail, delivery) : this.refuse(delivery);
		return structuredClone(delivery);
	}

	/** Copies, in order of their first attempts. */
	list(provider?: ProviderName): WebhookDelivery[] {
		return structuredClone(provider === undefined ? this.book : this.book.filter((delivery) => delivery.provider === provider));
	}

	/** Those to one registration, in order of their first attempts. */
	deliveriesTo(webhookId: string): ReadonlyArray<Readonly<WebhookDelivery>> {
		return this.book.filter((delivery) => delivery.webhookId === webhookId);
	}

	/** Breaks off what is under way and forgets everything. */
	clear(): void {
		this.stopped.abort();
		this.stopped = startBreaker();
		this.book = [];
	}

	private async deliver(mail: Mail, delivery: WebhookDelivery): Promise<'delivered' | 'failed'> {
		const { signal } = this.stopped;
		const { finalStatuses, retryDelaysMs } = mail.endpoint;
		for (const delayMs of [0, ...(mail.isRetried ? retryDelaysMs : [])]) {
			if (signal.aborted) break;
			if (delayMs > 0) await sleep(delayMs, undefined, { signal, ref: false }).catch(() => {});
			const status = await this.turnstile.pass(async () => await this.attempt(mail, delivery, signal));
			if (status !== null && status >= 200 && status < 300) return 'delivered';
			if (status !== null && finalStatuses.includes(status)) break;
		}
		return 'failed';
	}

	private async attempt(mail: Mail, delivery: WebhookDelivery, stopped: AbortSignal): Promise<number | null> {
		if (stopped.aborted) return null;
		const attempt = startAttempt(mail);
		delivery.attempts.push(attempt);
		await post(mail, attempt, stopped);
		return attempt.status;
	}

	private refuse({ provider, event, url }: WebhookDelivery): 'refused' {
		this.report(`${provider} ${event} is not sent to ${url}: the sandbox sends to addresses on this machine only`);
		return 'refused';
	}
}

/** Any number of deliveries may wait on one. */
function startBreaker(): AbortController {
	const breaker = new AbortController();
	setMaxListeners(0, breaker.signal);
	return breaker;
}

function startAttempt({ endpoint, eventId, body, otherSecret, ageMs = 0, headers = {} }: Mail): WebhookAttempt {
	const now = Date.now();
	const signature = endpoint.sign({ id: eventId, sentAt: now - ageMs, body }, otherSecret ?? endpoint.secret);
	const changes = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
	const all: Record<string, string | null> = { 'content-type': 'application/json', ...signature, ...Object.fromEntries(changes) };
	const sent = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
	return { at: new Date(now).toISOString(), headers: Object.fromEntries(sent), status: null, problem: null };
}

async function post({ endpoint, body, changedBody }: Mail, attempt: WebhookAttempt, stopped: AbortSignal): Promise<void> {
	try {
		const response = await fetch(endpoint.url, {
			method: 'POST',
			// As bytes, since a text would be given a content type where it is to have none.
			body: Buffer.from(changedBody ?? body),
			headers: attempt.headers,
			redirect: 'manual',
			signal: AbortSignal.any([stopped, AbortSignal.timeout(endpoint.timeoutMs)]),
		});
		// Read, so that the connection can be used again, and forgotten: what stands in it is nobody else's.
		await response.arrayBuffer();
		attempt.status = response.status;
	} catch (error) {
		attempt.problem = describe(error);
	}
}

function describe(error: unknown): string {
	// A time-out is no native error, and one out of another realm (as in jest) no instance of this one's Error.
	if (!isNativeError(error)) return String(error);
	return isNativeError(error.cause) ? `${error.message}: ${error.cause.message}` : error.message;
}
