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
import { persona } from './persona/persona';
import { kejueSignedAt } from './trigger/kejueSignedAt';
import { selectEvent } from './trigger/selectEvent';
import { choiceOf, hasSubscription, subscribe, unsubscribe } from './trigger/subscription';

export class KejueTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kejue Trigger',
		name: 'kejueTrigger',
		icon: { light: 'file:kejue.svg', dark: 'file:kejue.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Place and track AI voice calls with Kejue, or start a workflow when calls and campaigns begin, end or are analyzed',
		eventTriggerDescription: 'Waiting for an event from Kejue',
		activationMessage: 'Kejue now sends the chosen events to this workflow. Deactivating it removes the webhook at Kejue.',
		defaults: { name: 'Kejue Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		sensitiveOutputFields: sensitiveEventFields,
		credentials: [{ name: 'kejueApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'webhook' }],
		properties: [
			{
				displayName:
					'The webhook is registered at Kejue when the workflow is activated, and removed when it is deactivated. This n8n instance needs a public HTTPS URL.',
				name: 'registrationNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				options: [
					{
						name: 'Call Analyzed',
						value: 'call.analyzed',
						description: 'Summary, score and extracted data of a call are ready',
					},
					{
						name: 'Call Ended',
						value: 'call.ended',
						description: 'A call has ended. Has transcript and recording, not yet the analysis.',
					},
					{
						name: 'Call Started',
						value: 'call.started',
						description: 'A person has answered a call',
					},
					{
						name: 'Campaign Ended',
						value: 'campaign.ended',
						description: 'A campaign has finished, was canceled or has failed',
					},
					{
						name: 'Campaign Failed',
						value: 'campaign.failed',
					},
					{
						name: 'Campaign Paused',
						value: 'campaign.paused',
					},
					{
						name: 'Campaign Resumed',
						value: 'campaign.resumed',
					},
					{
						name: 'Campaign Started',
						value: 'campaign.started',
					},
				],
				default: ['call.analyzed'],
				description: 'Events that start the workflow. Call Ended and Call Analyzed are each sent once for the same call.',
			},
			{ ...persona, description: 'Only events of this persona. Leave empty for all.' },
		],
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
		// The one that is being registered first: what n8n has saved may be that of the registration before.
		const known = [unsavedSecret(this), secret].filter((one): one is string => typeof one === 'string' && one !== '');
		return await receiveEvent(this, {
			isTrusted: signedRecently(this, (delivery) => {
				if (known.length > 0) return known.map((one) => kejueSignedAt(delivery, one)).find((atMs) => atMs !== undefined);
				throw new NodeOperationError(this.getNode(), 'The signing secret of this trigger is lost, so events cannot be verified.', {
					description: 'Deactivate the workflow and activate it again: this registers the webhook at Kejue with a new secret.',
				});
			}),
			select: (body, delivery) => selectEvent(body, delivery, choiceOf(this)),
		});
	}
}
