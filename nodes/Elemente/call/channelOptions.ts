import type { INodePropertyOptions } from 'n8n-workflow';

export const channelOptions = [
	{ name: 'Call', value: 'call' },
	{ name: 'Email', value: 'email' },
	{ name: 'SMS', value: 'sms' },
	{ name: 'Web Chat', value: 'webchat' },
	{ name: 'WhatsApp', value: 'whatsapp' },
] as const satisfies INodePropertyOptions[];
