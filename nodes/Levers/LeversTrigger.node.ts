import {
	NodeConnectionTypes,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type IHookFunctions,
	type INodeCredentialTestResult,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { sensitiveEventFields } from '../shared/calls/events/sensitiveEventFields';
import { requirePublicUrl } from '../shared/core/webhook/publicUrl';
import { receiveEvent } from '../shared/core/webhook/receiveEvent';
import { signedRecently } from '../shared/core/webhook/signedRecently';
import { svixKey, svixSignedAt } from '../shared/core/webhook/svixSignature';
import { triggerFields } from './trigger/fields';
import { selectEvent } from './trigger/selectEvent';
import { readSettings } from './trigger/settings';
import { SECRET_FORM, signingKey } from './trigger/signingKey';
import { plainText } from '../shared/core/input/plainText';

export class LeversTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Levers Trigger',
		name: 'leversTrigger',
		icon: { light: 'file:levers.svg', dark: 'file:levers.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ "Call ended: " + (Object.keys($parameter["filters"]).length > 0 ? "filtered" : "every call") }}',
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
		properties: triggerFields,
	};

	methods = {
		credentialTest: {
			/** Without Levers, only a wrong form can be found. */
			async leversSigningSecret(
				this: ICredentialTestFunctions,
				{ data }: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				return svixKey(plainText(data?.signingSecret))
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
				const url = this.getNodeWebhookUrl('default');
				const localIsFine = this.getNodeParameter('options.allowLocalAddress', false) === true;
				if (url) requirePublicUrl(url, { node: this.getNode(), provider: 'Levers', localIsFine });
				// Checked now, since nobody is watching when a call has ended.
				readSettings(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				// The webhook was added by hand in the dashboard, and only a person can remove it.
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		const key = await signingKey(this);
		return await receiveEvent(this, {
			isTrusted: signedRecently(this, (delivery) => svixSignedAt(delivery, key)),
			select: (body, delivery) => selectEvent(body, delivery, readSettings(this)),
		});
	}
}
