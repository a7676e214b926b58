import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { receiveEvent } from '../shared/core/webhook/receiveEvent';
import { sensitiveEventFields } from '../shared/calls/events/sensitiveEventFields';
import { lists } from './lists';
import { isTrusted } from './trigger/addressKey';
import { triggerFields } from './trigger/fields';
import { selectEvent } from './trigger/selectEvent';
import { isSubscribed, subscribe, unsubscribe } from './trigger/subscription';

export class ZuduTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zudu Trigger',
		name: 'zuduTrigger',
		icon: { light: 'file:zudu.svg', dark: 'file:zudu.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ "Call ended: " + $parameter["agents"] + " agents" }}',
		// n8n shows this for node and trigger together.
		description: 'Place and track AI voice calls with Zudu, or start a workflow when one has ended',
		eventTriggerDescription: 'Waiting for a call of the chosen agents to end',
		activationMessage: 'Zudu now reports each ended call of the chosen agents to this workflow. Deactivating it removes the webhook at Zudu.',
		defaults: { name: 'Zudu Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		sensitiveOutputFields: sensitiveEventFields,
		credentials: [{ name: 'zuduApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'webhook' }],
		properties: triggerFields,
	};

	methods = { listSearch: { searchAgents: lists.searchAgents } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isSubscribed(this);
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
		return await receiveEvent(this, {
			isTrusted: async (delivery) => await isTrusted(this, delivery),
			select: (body) => selectEvent(body, this),
		});
	}
}
