import type { Call } from '../callBook';
import type { Endpoint } from './endpoint';
import type { DashboardEntry, WebhookRegistration } from './webhookRegistration';

/** Something that is told of. */
export interface Announcement<Details> {
	event: string;
	eventId: string;
	call: Call<Details>;
	/** When it happened, Unix milliseconds: the call is told of as it stood then. */
	at: number;
	/** One of the dialect's. */
	form: string;
}

/** How a provider tells others what happens. Everything in which providers differ there is a member of this. */
export interface WebhookDialect<Details> {
	/** Forms a payload may have, since the documentation shows several or none; the first one is the default. */
	forms: readonly [string, ...string[]];
	registrations(): WebhookRegistration[];
	/** What is told of a call, in this order, and when: Unix milliseconds, Infinity for never. */
	eventsOf(call: Call<Details>): Array<{ event: string; at: number }>;
	/** Everybody who asked to be told of this. */
	listeners(event: string, call: Call<Details>): Endpoint[];
	/** The endpoint of a registration, whatever it asked for. */
	endpoint(webhookId: string): Endpoint | undefined;
	/** An endpoint that nobody registered. */
	endpointAt(url: string, secret: string | null): Endpoint;
	newEventId(): string;
	payload(announcement: Announcement<Details>): unknown;
	/** A finished talk that nobody had; `agentId` is the persona or agent. */
	imagineCall(agentId?: string): Call<Details>;
	/** Registers an address, where that is done in a dashboard and not through the API. */
	enterInDashboard?(entry: DashboardEntry): WebhookRegistration;
}
