import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { executeOperation } from '../shared/execute';
import { callProperties } from './call';
import { zudu } from './provider';

export class Zudu implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zudu',
		name: 'zudu',
		icon: { light: 'file:zudu.svg', dark: 'file:zudu.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Place and follow AI voice calls with Zudu',
		defaults: { name: 'Zudu' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zuduApi', required: true }],
		// Whoever holds the token can join the web call.
		sensitiveOutputFields: ['webCall.token', 'livekit_connection.token', 'web_call_info.access_token'],
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
		return await executeOperation(this, zudu);
	}
}
