import {
	NodeConnectionTypes,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type IHookFunctions,
	type INodeCredentialTestResult,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { receiveEvent } from '../shared/core/webhook/receiveEvent';
import { sensitiveEventFields } from '../shared/calls/events/sensitiveEventFields';
import { signedRecently } from '../shared/core/webhook/signedRecently';
import { svixKey, svixSignedAt } from '../shared/core/webhook/svixSignature';
import { filtersOf } from './trigger/filtersOf';
import { requireUsableUrl } from './trigger/requireUsableUrl';
import { selectEvent } from './trigger/selectEvent';
import { SECRET_FORM, signingKey } from './trigger/signingKey';

export class LeversTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Levers Trigger',
		name: 'leversTrigger',
		icon: { light: 'file:levers.svg', dark: 'file:levers.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ Object.keys($parameter["filters"]).length > 0 ? "filtered calls" : "every ended call" }}',
		description: 'Place AI calls with Levers, or start a workflow when one has ended, with its result and transcript',
		eventTriggerDescription: 'Waiting for Levers to send an event to the test URL',
		activationMessage:
			'The workflow starts for each call that ends, as long as the webhook in the Levers dashboard (Settings > Webhooks) contains the production URL of the Levers Trigger. After deactivating, remove it there.',
		defaults: { name: 'Levers Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		sensitiveOutputFields: sensitiveEventFields,
		credentials: [{ name: 'leversWebhookApi', required: true, testedBy: 'leversSigningSecret' }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'webhook' }],
		properties: [
			{
				displayName:
					'Levers webhooks can only be set up manually. Do this once: (1) Open "Webhook URLs" above and copy the Production URL. (2) In the Levers dashboard, open Settings > Webhooks, add a webhook, paste the URL and choose the event phone_call.ended. (3) Copy the signing secret that Levers shows for it (whsec_...) into the credential above, and activate this workflow.',
				name: 'registrationNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add Filter',
				default: {},
				description: 'Only calls that match all filters start the workflow',
				options: [
					{
						displayName: 'Call Output',
						name: 'callOutput',
						type: 'string',
						default: '',
						placeholder: 'e.g. PROMISE_TO_PAY, PAID',
						description: "Results of the call's evaluation that start the workflow, separated by commas. Not case-sensitive.",
					},
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
					{
						displayName: 'Sentiment Output',
						name: 'sentimentOutput',
						type: 'string',
						default: '',
						placeholder: 'e.g. NEUTRAL',
						description: 'Sentiments that start the workflow, separated by commas. Not case-sensitive.',
					},
				],
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					{
						displayName: 'Allow Local Address',
						name: 'allowLocalAddress',
						type: 'boolean',
						default: true,
						description:
							'Whether to activate even if n8n has no public HTTPS URL. Levers cannot reach it then; only programs on the same network can, such as a test server.',
					},
				],
			},
		],
	};

	methods = {
		credentialTest: {
			/** Levers offers nothing that would tell whether a secret is the right one: a wrong form is all that can be found. */
			async leversSigningSecret(
				this: ICredentialTestFunctions,
				{ data }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
			): Promise<INodeCredentialTestResult> {
				return svixKey(String(data?.signingSecret ?? ''))
					? { status: 'OK', message: 'The format is correct; the first event shows whether it is the correct secret' }
					: { status: 'Error', message: SECRET_FORM };
			},
		},
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				// Levers cannot be asked; `create` checks what can be checked here.
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await signingKey(this);
				requireUsableUrl(this);
				// Found now, since nobody looks on when a call has ended.
				filtersOf(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				// The webhook in the dashboard was made by hand, and only a person can remove it.
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		const key = await signingKey(this);
		return await receiveEvent(this, {
			isTrusted: signedRecently(this, (delivery) => svixSignedAt(delivery, key)),
			select: (body, delivery) => selectEvent(body, delivery, filtersOf(this)),
		});
	}
}
