import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { resourceFields } from '../shared/core/resource';
import { subtitle } from '../shared/core/subtitle';
import { executeOperation } from '../shared/core/running/execute';
import { lists } from './lists';
import { elemente } from './provider';
import { resources } from './resources';

export class Elemente implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Elemente',
		name: 'elemente',
		icon: { light: 'file:elemente.svg', dark: 'file:elemente.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(resources),
		description: 'Place and track AI calls and messages with Elemente, and manage agents, actions and knowledge',
		defaults: { name: 'Elemente' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'elementeApi', required: true }],
		sensitiveOutputFields: [
			'to',
			'transcript',
			'text',
			'recordingUrl',
			'agentPhone',
			'headers',
			'phone',
			'queryParams',
			'customerEmail',
			'customerName',
			'customerPhone',
			'messages',
			'transcription',
		],
		properties: resourceFields(resources),
	};

	methods = { listSearch: lists };

	async execute(this: IExecuteFunctions) {
		return await executeOperation(this, elemente, resources);
	}
}
