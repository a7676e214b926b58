import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { requireUrl } from '../../shared/core/input/requireUrl';
import type { CallWebhook } from '../api';
import { events, secret, signingMethod } from '../webhook/delivery';

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
				{ ...events, description: 'Events to send. All Events is documented for subscriptions, not for single calls.' },
				signingMethod,
				secret,
			],
		},
	],
} as const satisfies INodeProperties;

export function webhooksBody(entered: Params<[typeof webhooks]>['webhooks'] | undefined): CallWebhook[] | undefined {
	return entered?.webhooks?.map(({ url, events, signingMethod, secret }) => ({
		url: requireUrl(url, 'Configuration → Webhooks → URL'),
		...present({ events, signing_method: signingMethod, secret } satisfies Partial<CallWebhook>),
	}));
}
