import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { create } from './create';

export const call = { create };

export const callProperties: INodeProperties[] = updateDisplayOptions({ show: { resource: ['call'] } }, [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Let an AI agent call a phone number',
				action: 'Create call',
			},
		],
		default: 'create',
	},
	...updateDisplayOptions({ show: { operation: ['create'] } }, create.properties),
]);
