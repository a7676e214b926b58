import type { INodeProperties } from 'n8n-workflow';
import { filtersField } from '../../shared/core/input/fields';

export const triggerFields: INodeProperties[] = [
	{ displayName: 'Levers webhooks can only be set up manually. Do this once: (1) Open "Webhook URLs" above and copy the Production URL. (2) In the Levers dashboard, open Settings > Webhooks, add a webhook, paste the URL and choose the event phone_call.ended. (3) Copy the signing secret that Levers shows for it (whsec_...) into the credential above, and activate this workflow.', name: 'registrationNotice', type: 'notice', default: '' },
	{
		...filtersField,
		description: 'Only calls that match all filters start the workflow',
		options: [
			{ displayName: 'Call Output', name: 'callOutput', type: 'string', default: '', placeholder: 'e.g. PROMISE_TO_PAY, PAID', description: "Results of the call's evaluation that start the workflow, separated by commas. Not case-sensitive." },
			{
				displayName: 'Delivery Status',
				name: 'deliveryStatus',
				type: 'multiOptions',
				options: [
					{ name: 'Fail', value: 'fail', description: 'The call did not get through' },
					{ name: 'Pass', value: 'pass', description: 'The call got through' },
				],
				default: [],
			},
			{ displayName: 'Sentiment Output', name: 'sentimentOutput', type: 'string', default: '', placeholder: 'e.g. NEUTRAL', description: 'Sentiments that start the workflow, separated by commas. Not case-sensitive.' },
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{ displayName: 'Allow Local Address', name: 'allowLocalAddress', type: 'boolean', default: true, description: 'Whether to activate even if n8n has no public HTTPS URL. Levers cannot reach it then; only programs on the same network can, such as a test server.' },
		],
	},
];
