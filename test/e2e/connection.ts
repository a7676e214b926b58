import { z } from 'zod';

import { type Account, N8nClient } from '../../host/n8nClient';
import {
	type DashboardEntry,
	type DeliveryOrder,
	type FaultRule,
	PROVIDER_NAMES,
	type ProviderName,
	type SandboxRequest,
	type WebhookDelivery,
	type WebhookRegistration,
} from '../../sandbox';
import { type Act, actingThrough, askingSandbox } from './asking';

const provider = z.object({ baseUrl: z.string(), credentials: z.record(z.string()) });

const environment = z.object({
	n8nVersion: z.string(),
	n8nUrl: z.string(),
	webhookUrl: z.string(),
	actionsUrl: z.string(),
	actionsToken: z.string(),
	owner: z.object({ email: z.string(), password: z.string() }),
	controlToken: z.string(),
	providers: z.object({ kejue: provider, zudu: provider, elemente: provider, levers: provider }),
});

/** What host/runSuite.mjs has started for the tests. */
export interface Connection {
	/** Where n8n's editor is, without a trailing slash. */
	n8nUrl: string;
	n8nVersion: string;
	/** Where n8n receives webhooks, without a trailing slash. */
	webhookUrl: string;
	/** Signed in as the owner. */
	client: N8nClient;
	owner: Account;
	/** Base URL and working keys of each provider in the sandbox. */
	providers: z.infer<typeof environment>['providers'];
	/** What the sandbox received since clearSandbox. */
	requests(): Promise<SandboxRequest[]>;
	/** How often the sandbox rang each number since clearSandbox. */
	rung(): Promise<Record<string, number>>;
	clearSandbox(): Promise<void>;
	/** What is to go wrong, or to take its time, until clearSandbox. */
	addFault(rule: FaultRule): Promise<void>;
	act: Act;
	/**
	 * Kills n8n in the middle of whatever it does and starts it again, with what is added to its environment until the next
	 * time; resolves when it is ready.
	 */
	crashAndRestart(env?: Record<string, string>): Promise<void>;
	/** From now on no Levers token is valid that was given out before. */
	expireTokens(): Promise<void>;
	/** Everybody whom a provider tells of events. */
	webhooks(provider: ProviderName): Promise<WebhookRegistration[]>;
	/** Every event that a provider has sent to somebody since clearSandbox. */
	deliveries(provider: ProviderName): Promise<WebhookDelivery[]>;
	/** Sends an event by hand; resolves once it is answered or given up. */
	deliver(order: DeliveryOrder): Promise<WebhookDelivery[]>;
	/** Registers an address as a person does in a provider's dashboard. */
	enterInDashboard(provider: ProviderName, entry: DashboardEntry): Promise<WebhookRegistration>;
}

/** @throws when the tests were not started by one of those programs */
export async function connect(): Promise<Connection> {
	const given = process.env.AI_CALLS_E2E;
	if (given === undefined) throw new Error('These tests need a running n8n: start them with "npm run test:e2e" or "npm run test:queue".');
	const { n8nVersion, n8nUrl, webhookUrl, actionsUrl, actionsToken, owner, controlToken, providers } = environment.parse(JSON.parse(given));
	const client = new N8nClient(n8nUrl, webhookUrl);
	await client.signIn(owner);

	const ask = askingSandbox(providers[PROVIDER_NAMES[0]].baseUrl, controlToken);
	const act = actingThrough({ actionsUrl, actionsToken });
	return {
		n8nUrl,
		n8nVersion,
		webhookUrl,
		client,
		owner,
		providers,
		requests: async () => await ask<SandboxRequest[]>('requests'),
		rung: async () => await ask<Record<string, number>>('rung'),
		clearSandbox: async () => await ask<void>('clear', 'POST'),
		addFault: async (rule) => await ask<void>('faults', 'POST', rule),
		act,
		crashAndRestart: async (env) => {
			await act('crashAndRestart', env);
		},
		expireTokens: async () => await ask<void>('expire-tokens', 'POST'),
		webhooks: async (name) => await ask<WebhookRegistration[]>(`webhooks?provider=${name}`),
		deliveries: async (name) => await ask<WebhookDelivery[]>(`deliveries?provider=${name}`),
		deliver: async (order) => await ask<WebhookDelivery[]>('deliver', 'POST', order),
		enterInDashboard: async (name, entry) => await ask<WebhookRegistration>(`${name}/webhooks`, 'POST', entry),
	};
}
