import type { INodeProperties } from 'n8n-workflow';

// What is delivered to a URL and how, for all calls or a single one. https://docs.kejue.co/guides/webhooks

export const events = {
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
	description: 'Events to send',
} as const satisfies INodeProperties;

export const signingMethod = {
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
} as const satisfies INodeProperties;

export const secret = { displayName: 'Secret', name: 'secret', type: 'string', typeOptions: { password: true }, default: '', description: 'Secret for the signing method. Enter your own, since Kejue never shows it again.' } as const satisfies INodeProperties;
