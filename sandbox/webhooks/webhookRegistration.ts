import { z } from 'zod';
import type { ProviderName } from '../providerName';

/** Somebody who asked a provider to be told of events, as `GET /_sandbox/webhooks` shows it. */
export interface WebhookRegistration {
	provider: ProviderName;
	id: string;
	name: string | null;
	url: string;
	events: readonly string[];
	isActive: boolean;
	/** Ids of the personas (Kejue) or agents (Zudu) whose calls alone it is told of; null for those of all. */
	boundTo: readonly string[] | null;
	/** Null where the provider does not sign. */
	secret: string | null;
}

/** A registration made in a provider's dashboard, where there is no API for it. Without `secret` the provider makes one. */
export const dashboardEntrySchema = z
	.object({
		url: z.string().url(),
		secret: z
			.string()
			.regex(/^(whsec_)?[A-Za-z0-9+/]+={0,2}$/, 'must be base64, with or without whsec_ before it')
			.optional(),
	})
	.strict();

/** See {@link dashboardEntrySchema}. */
export type DashboardEntry = z.infer<typeof dashboardEntrySchema>;
