import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** What Levers signs events with; another thing than the key to its API. https://docs.uselevers.com/webhooks/verification */
export class LeversWebhookApi implements ICredentialType {
	name = 'leversWebhookApi';
	displayName = 'Levers Webhook API';
	icon: Icon = { light: 'file:../nodes/Levers/levers.svg', dark: 'file:../nodes/Levers/levers.dark.svg' };
	documentationUrl = 'https://docs.uselevers.com/webhooks/verification';
	properties: INodeProperties[] = [
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. whsec_...',
			description:
				'Signing secret of the webhook in the Levers dashboard, under Settings > Webhooks. Each webhook has its own. The test here only checks its format, since Levers offers no way to verify it: the first event shows whether it is correct.',
		},
	];
}
