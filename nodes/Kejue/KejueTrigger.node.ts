import {
	NodeConnectionTypes,
	NodeOperationError,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { receiveEvent } from '../shared/core/webhook/receiveEvent';
import { sensitiveEventFields } from '../shared/calls/events/sensitiveEventFields';
import { signedRecently } from '../shared/core/webhook/signedRecently';
import { unsavedSecret } from '../shared/core/webhook/unsavedSecret';
import { lists } from './lists';
import { triggerFields } from './trigger/fields';
import { kejueSignedAt } from './trigger/kejueSignedAt';
import { selectEvent } from './trigger/selectEvent';
import { readSettings } from './trigger/settings';
import { hasSubscription, subscribe, unsubscribe } from './trigger/subscription';

export class KejueTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kejue Trigger',
		name: 'kejueTrigger',
		icon: { light: 'file:kejue.svg', dark: 'file:kejue.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ").replace(/\\./g, " ").toSentenceCase() }}',
		description: 'Place and track AI voice calls with Kejue, or start a workflow when calls and campaigns begin, end or are analyzed',
		eventTriggerDescription: 'Waiting for an event from Kejue',
		activationMessage: 'Kejue now sends the chosen events to this workflow. Deactivating it removes the webhook at Kejue.',
		defaults: { name: 'Kejue Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		sensitiveOutputFields: sensitiveEventFields,
		credentials: [{ name: 'kejueApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'webhook' }],
		properties: triggerFields,
	};

	methods = { listSearch: { searchPersonas: lists.searchPersonas } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await hasSubscription(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await subscribe(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await unsubscribe(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions) {
		const { secret } = this.getWorkflowStaticData('node');
		// First the secret that is being registered: the one that n8n has saved may be older.
		const known = [unsavedSecret(this), secret].filter((one): one is string => typeof one === 'string' && one !== '');
		return await receiveEvent(this, {
			isTrusted: signedRecently(this, (delivery) => {
				if (known.length > 0) return known.map((one) => kejueSignedAt(delivery, one)).find((atMs) => atMs !== undefined);
				throw new NodeOperationError(this.getNode(), 'The signing secret of this trigger is lost, so events cannot be verified.', {
					description: 'Deactivate the workflow and activate it again: this registers the webhook at Kejue with a new secret.',
				});
			}),
			select: (body, delivery) => selectEvent(body, delivery, readSettings(this)),
		});
	}
}
