import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { executeLocal } from '../shared/core/local/executeLocal';
import { resourceFields } from '../shared/core/resource';
import { subtitle } from '../shared/core/subtitle';
import { resources } from './resources';

export class CallCampaign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Call Campaign',
		name: 'callCampaign',
		icon: { light: 'file:callCampaign.svg', dark: 'file:callCampaign.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resources),
		description: 'Work with campaigns of AI calls',
		defaults: { name: 'Call Campaign' },
		// An agent that forgets whom it has called could call them again.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: '={{ ($parameter["operation"] === "prepareList" || $parameter["operation"] === "planNextCall") ? [{ type: "main", displayName: "Rows" }, { type: "main", displayName: "Log" }] : ["main"] }}',
		sensitiveOutputFields: ['to'],
		properties: resourceFields(resources),
	};

	async execute(this: IExecuteFunctions) {
		return await executeLocal(this, resources);
	}
}
