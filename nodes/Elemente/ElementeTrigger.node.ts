import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { sensitiveEventFields } from '../shared/calls/events/sensitiveEventFields';
import { triggerFields } from './trigger/fields';
import { poll } from './trigger/poll';

export class ElementeTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Elemente Trigger',
		name: 'elementeTrigger',
		icon: { light: 'file:elemente.svg', dark: 'file:elemente.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ "Call status: " + ({ any: "any channel", sms: "SMS", webchat: "web chat", whatsapp: "WhatsApp" }[$parameter["channel"]] ?? $parameter["channel"]) }}',
		// n8n shows this for node and trigger together.
		description: 'Place and track AI calls and messages with Elemente, or start a workflow when they have ended',
		eventTriggerDescription: 'Shows the newest call that has one of the chosen statuses',
		activationMessage: 'The workflow now starts once for each Elemente call that reaches one of the chosen statuses.',
		defaults: { name: 'Elemente Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		sensitiveOutputFields: sensitiveEventFields,
		credentials: [{ name: 'elementeApi', required: true }],
		properties: triggerFields,
	};

	async poll(this: IPollFunctions) {
		return await poll(this);
	}
}
