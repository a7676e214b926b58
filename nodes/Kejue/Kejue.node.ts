import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { resourceFields } from '../shared/core/resource';
import { subtitle } from '../shared/core/subtitle';
import { executeOperation } from '../shared/core/running/execute';
import { resumeCall } from '../shared/calls/waiting/resumeCall';
import { resumeWebhooks } from '../shared/calls/waiting/resumeWebhooks';
import { calls } from './calls';
import { lists } from './lists';
import { kejue } from './provider';
import { resources } from './resources';

/** Simplified names first, then Kejue's own, then those of call.analyzed and of tools. */
const SENSITIVE_FIELDS = [
	'to',
	'transcript',
	'text',
	'summary',
	'recordingUrl',
	'contact.phone',
	'contact.whatsapp_number',
	'recording_url',
	'structured_data',
	'call.summary',
	'call.structured_data',
	'http_config.auth_config',
	'http_config.headers',
];

export class Kejue implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kejue',
		name: 'kejue',
		icon: { light: 'file:kejue.svg', dark: 'file:kejue.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(resources),
		description: 'Place and track AI voice calls with Kejue',
		defaults: { name: 'Kejue' },
		usableAsTool: true,
		sensitiveOutputFields: SENSITIVE_FIELDS,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'kejueApi', required: true }],
		webhooks: resumeWebhooks,
		waitingNodeTooltip: 'Execution will continue when Kejue reports that the call has ended',
		properties: resourceFields(resources),
	};

	methods = { listSearch: lists };

	async execute(this: IExecuteFunctions) {
		return await executeOperation(this, kejue, resources);
	}

	async webhook(this: IWebhookFunctions) {
		return await resumeCall(this, kejue, calls);
	}
}
