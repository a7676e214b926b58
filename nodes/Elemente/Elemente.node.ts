import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { executeOperation } from '../shared/execute';
import { callProperties } from './call';
import { elemente } from './provider';

export class Elemente implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Elemente',
		name: 'elemente',
		icon: { light: 'file:elemente.svg', dark: 'file:elemente.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Place and follow AI calls and messages with Elemente',
		defaults: { name: 'Elemente' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'elementeApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Call', value: 'call' }],
				default: 'call',
			},
			...callProperties,
		],
	};

	async execute(this: IExecuteFunctions) {
		return await executeOperation(this, elemente);
	}
}
