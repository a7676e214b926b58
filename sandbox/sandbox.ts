import type { FaultRule } from './fault';
import type { LimitRule } from './limits';
import type { Pace, PaceRule } from './pace';
import type { ProviderName } from './providerName';
import type { SandboxRequest } from './requestsLog';
import type { DeliveryOrder } from './webhooks/deliveryOrder';
import type { WebhookDelivery } from './webhooks/webhookDelivery';
import type { DashboardEntry, WebhookRegistration } from './webhooks/webhookRegistration';

/** How the sandbox is to run. Calls go at a `phaseMs` of 150; their transcript, recording and analysis are there at the end. */
export interface SandboxOptions extends Partial<Pace> {
	/** Port per provider; 0, as for those left out, is any free one. */
	ports?: Partial<Record<ProviderName, number>>;
	/** Milliseconds added to every answer. Default 0. */
	latencyMs?: number;
	/** Seconds a Levers token lives. Default 3600. */
	tokenLifetimeS?: number;
	/** Compiles the checks of all requests at the start, which takes some seconds; else each at the first request to it. Default true. */
	prepared?: boolean;
	/** Told in one line of each webhook that is not sent. Default: nobody, since deliveries() shows it as well. */
	report?: (line: string) => void;
}

/** A running sandbox. */
export interface Sandbox {
	providers: Record<ProviderName, { baseUrl: string; credentials: Record<string, string> }>;
	/** Opens the routes under /_sandbox, as the header `X-Sandbox-Token`. Another one for each sandbox. */
	controlToken: string;
	/** Everything that arrived, in order. */
	requests(provider?: ProviderName): SandboxRequest[];
	/** Phone number (or address) -> how often it was really rung: a call was accepted, whatever became of the answer. */
	rung(): Record<string, number>;
	/** @throws ZodError when the rule is none */
	addFault(fault: FaultRule): void;
	/**
	 * Changes how fast the calls go that are placed from now on, to one number or to all others.
	 * @throws ZodError when the rule is none
	 */
	setPace(rule: PaceRule): void;
	/**
	 * Limits what one provider, or all of them, allow from now on; one request too many is answered with 429.
	 * @throws ZodError when the rule is none
	 */
	setLimit(rule: LimitRule): void;
	/** Everybody who is told of events, in the order of their registration. */
	webhooks(provider?: ProviderName): WebhookRegistration[];
	/** Every event that was sent to somebody, or would have been, in order, with what was answered. */
	deliveries(provider?: ProviderName): WebhookDelivery[];
	/**
	 * Sends an event by hand. Resolves with its deliveries (none when nobody listens) once they are answered or given up.
	 * @throws ZodError or ControlError when that cannot be done
	 */
	deliver(order: DeliveryOrder): Promise<WebhookDelivery[]>;
	/**
	 * Registers an address as a person does in the dashboard of Levers.
	 * @throws ZodError or ControlError when that cannot be done
	 */
	enterInDashboard(provider: ProviderName, entry: DashboardEntry): WebhookRegistration;
	/**
	 * Chooses one of the forms that a provider's events may have, for those sent by themselves from now on.
	 * @throws ControlError for a form that the provider does not have
	 */
	setWebhookForm(provider: ProviderName, form: string): void;
	/**
	 * Forgets requests, calls, contacts, faults, limits, paces, webhooks and deliveries, and makes the pasted Levers token valid
	 * again.
	 */
	clear(): void;
	close(): Promise<void>;
}
