import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import type { CallWebhook } from '../api';

/** Webhooks of one call only. https://docs.kejue.co/guides/webhooks */
export const webhooks = {
	displayName: 'Webhooks',
	name: 'webhooks',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Webhook',
	default: {},
	description: 'URLs that Kejue notifies about this call only',
	options: [
		{
			displayName: 'Webhook',
			name: 'webhooks',
			values: [
				{ displayName: 'URL', name: 'url', type: 'string', required: true, default: '', placeholder: 'e.g. https://hooks.example.com/kejue' },
				{
					displayName: 'Events',
					name: 'events',
					type: 'multiOptions',
					options: [
						{ name: 'All Events (*)', value: '*' },
						{ name: 'Call Analyzed', value: 'call.analyzed' },
						{ name: 'Call Ended', value: 'call.ended' },
						{ name: 'Call Started', value: 'call.started' },
						{ name: 'Campaign Ended', value: 'campaign.ended' },
						{ name: 'Campaign Failed', value: 'campaign.failed' },
						{ name: 'Campaign Paused', value: 'campaign.paused' },
						{ name: 'Campaign Resumed', value: 'campaign.resumed' },
						{ name: 'Campaign Started', value: 'campaign.started' },
					],
					default: [],
					description: 'Events to send. All Events is documented for subscriptions, not for single calls.',
				},
				{
					displayName: 'Signing Method',
					name: 'signingMethod',
					type: 'options',
					options: [
						{ name: 'Basic Auth', value: 'basic_auth' },
						{ name: 'Bearer', value: 'bearer' },
						{ name: 'HMAC-SHA1', value: 'hmac_sha1' },
						{ name: 'HMAC-SHA256', value: 'hmac_sha256' },
						{ name: 'None', value: 'none' },
					],
					default: 'hmac_sha256',
					description: 'How Kejue authenticates its requests',
				},
				{ displayName: 'Secret', name: 'secret', type: 'string', typeOptions: { password: true }, default: '', description: 'Secret for the signing method. Enter your own, since Kejue never shows it again.' },
			],
		},
	],
} as const satisfies INodeProperties;

export function webhooksBody(entered: Params<[typeof webhooks]>['webhooks'] | undefined): CallWebhook[] | undefined {
	return entered?.webhooks?.map(({ url, events, signingMethod, secret }) => ({
		url,
		...present({ events, signing_method: signingMethod, secret } satisfies Partial<CallWebhook>),
	}));
}
