import type { Call, CallBook } from '../callBook';
import { ControlError } from '../controlError';
import type { ProviderName } from '../providerName';
import type { CheckedDeliveryOrder } from './deliveryOrder';
import type { Endpoint } from './endpoint';
import { mergeInto } from './mergeInto';
import type { Mail, Postman } from './postman';
import type { WebhookDelivery } from './webhookDelivery';
import type { WebhookDialect } from './webhookDialect';
import { type DashboardEntry, dashboardEntrySchema, type WebhookRegistration } from './webhookRegistration';

/** The longest that setTimeout waits. No sandbox runs for 24 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;
/** Base64, so that it can stand in for any provider's secret. */
const OTHER_SECRET = Buffer.from('not the secret of any endpoint').toString('base64');

/** What the announcer has to know of the sandbox. */
export interface AnnouncerParts<Details> {
	provider: ProviderName;
	calls: CallBook<Details>;
	postman: Postman;
	dialect: WebhookDialect<Details>;
}

/** Tells whoever asked for it what happens to one provider's calls. Only calls that somebody listens to have timers. */
export class Announcer<Details> {
	private readonly timers = new Map<string, Set<NodeJS.Timeout>>();
	private form: string;

	constructor(private readonly parts: AnnouncerParts<Details>) {
		this.form = parts.dialect.forms[0];
	}

	/** Takes note of a call that was placed, moved or called off. */
	follow(call: Call<Details>): void {
		this.unfollow(call.id);
		this.setTimers(call, call.createdAt);
	}

	/** Takes note that there is a new listener: what still happens to calls under way is told as well. */
	followAll(): void {
		const now = Date.now();
		for (const call of this.parts.calls.newestFirst()) {
			if (!this.timers.has(call.id)) this.setTimers(call, now);
		}
	}

	unfollow(callId: string): void {
		this.timers.get(callId)?.forEach((timer) => clearTimeout(timer));
		this.timers.delete(callId);
	}

	registrations(): WebhookRegistration[] {
		return this.parts.dialect.registrations();
	}

	/** @throws ControlError where registrations are made through the provider's API; ZodError for a wrong entry */
	enterInDashboard(entry: unknown): WebhookRegistration {
		const { provider, dialect } = this.parts;
		const checked: DashboardEntry = dashboardEntrySchema.parse(entry);
		if (!dialect.enterInDashboard) throw new ControlError(`${provider} webhooks are registered through its API`);
		const registration = dialect.enterInDashboard(checked);
		this.followAll();
		return registration;
	}

	/**
	 * Chooses the form of what is told by itself from now on.
	 * @throws ControlError for a form that the provider does not have
	 */
	setForm(form: string): void {
		this.form = this.checkedForm(form);
	}

	/** Every form a payload may have, the default first. */
	forms(): readonly string[] {
		return this.parts.dialect.forms;
	}

	/**
	 * Sends an event by hand. Resolves with every delivery once it is answered or given up.
	 * @throws ControlError for a call, registration or form that is not there
	 */
	async deliver(order: CheckedDeliveryOrder): Promise<WebhookDelivery[]> {
		const { dialect } = this.parts;
		const { event, repeat, overrides = {}, body, changedBody, badSignature, ageS = 0, headers, retry, ...rest } = order;
		const call = this.callNamed(rest.callId) ?? dialect.imagineCall(rest.agentId);
		const eventId = rest.eventId ?? dialect.newEventId();
		const moment = dialect.eventsOf(call).find((each) => each.event === event)?.at ?? Infinity;
		// Of a call that has not got there yet the event is told as it will be.
		const at = Number.isFinite(moment) ? Math.max(moment, Date.now()) : Date.now();
		const form = this.checkedForm(rest.form ?? this.form);
		const text = body ?? JSON.stringify(mergeInto(dialect.payload({ event, eventId, call, at, form }), overrides));

		const mails = this.endpointsFor(event, call, rest).map((endpoint) => ({
			...this.mail(event, eventId, call, endpoint, text),
			...(changedBody ? { changedBody: changeBody(text) } : {}),
			...(badSignature ? { otherSecret: OTHER_SECRET } : {}),
			ageMs: ageS * 1000,
			headers,
			isRetried: retry,
		}));
		const all = Array.from({ length: repeat }, () => mails).flat();
		return await Promise.all(all.map(async (mail) => await this.parts.postman.send(mail)));
	}

	/** Tells nothing more. */
	clear(): void {
		[...this.timers.keys()].forEach((callId) => this.unfollow(callId));
		this.form = this.parts.dialect.forms[0];
	}

	private setTimers(call: Call<Details>, since: number): void {
		const { dialect, calls } = this.parts;
		const events = dialect.eventsOf(call).filter(({ at }) => at >= since);
		if (!events.some(({ event }) => dialect.listeners(event, call).length > 0)) return;
		const timers = new Set<NodeJS.Timeout>();
		for (const { event, at } of events) {
			const waitMs = at - Date.now();
			if (waitMs > MAX_TIMER_MS) continue;
			const timer = setTimeout(() => {
				timers.delete(timer);
				if (timers.size === 0) this.timers.delete(call.id);
				this.announce(event, calls.get(call.id) ?? call, at);
			}, waitMs);
			timers.add(timer.unref());
		}
		if (timers.size > 0) this.timers.set(call.id, timers);
	}

	private announce(event: string, call: Call<Details>, at: number): void {
		const { dialect, postman } = this.parts;
		const eventId = dialect.newEventId();
		const text = JSON.stringify(dialect.payload({ event, eventId, call, at, form: this.form }));
		for (const endpoint of dialect.listeners(event, call)) {
			void postman.send({ ...this.mail(event, eventId, call, endpoint, text), isRetried: true });
		}
	}

	private mail(event: string, eventId: string, call: Call<Details>, endpoint: Endpoint, body: string): Omit<Mail, 'isRetried'> {
		return { provider: this.parts.provider, event, eventId, callId: call.id, endpoint, body };
	}

	private callNamed(callId: string | undefined): Call<Details> | undefined {
		if (callId === undefined) return undefined;
		const call = this.parts.calls.get(callId);
		if (!call) throw new ControlError(`${this.parts.provider} has no call ${callId}`);
		return call;
	}

	private endpointsFor(event: string, call: Call<Details>, { webhookId, url, secret }: Partial<CheckedDeliveryOrder>): Endpoint[] {
		const { dialect, provider } = this.parts;
		if (url !== undefined) return [dialect.endpointAt(url, secret ?? null)];
		if (webhookId === undefined) return dialect.listeners(event, call);
		const endpoint = dialect.endpoint(webhookId);
		if (!endpoint) throw new ControlError(`${provider} has no webhook ${webhookId}`);
		return [endpoint];
	}

	private checkedForm(form: string): string {
		const { dialect, provider } = this.parts;
		if (!dialect.forms.includes(form)) throw new ControlError(`The forms of ${provider} are ${dialect.forms.join(', ')}, not ${form}`);
		return form;
	}
}

/** Still JSON where it was, with one thing in it that the signature does not cover. */
function changeBody(text: string): string {
	return text.endsWith('}') ? `${text.slice(0, -1)},"added_after_signing":true}` : `${text} `;
}
