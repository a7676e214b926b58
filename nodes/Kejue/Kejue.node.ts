import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { executeOperation } from '../shared/execute';
import { callProperties } from './call';
import { kejue } from './provider';

export class Kejue implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kejue',
		name: 'kejue',
		icon: { light: 'file:kejue.svg', dark: 'file:kejue.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Place and follow AI voice calls with Kejue',
		defaults: { name: 'Kejue' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'kejueApi', required: true }],
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
		return await executeOperation(this, kejue);
	}
}
