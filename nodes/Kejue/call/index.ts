import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { create } from './create';
import { get } from './get';
import { waitForEnd } from './waitForEnd';

export const call = { create, get, waitForEnd };

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
				description: 'Have a persona call a person, now or at a set time',
				action: 'Place phone call by persona',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read the status and result of one call (inferred endpoint)',
				action: 'Get call status and result',
			},
			{
				name: 'Wait for End',
				value: 'waitForEnd',
				description: 'Read one call until it is over, then give its result (inferred endpoint)',
				action: 'Wait for call to end',
			},
		],
		default: 'create',
	},
	...updateDisplayOptions({ show: { operation: ['create'] } }, create.properties),
	...updateDisplayOptions({ show: { operation: ['get'] } }, get.properties),
	...updateDisplayOptions({ show: { operation: ['waitForEnd'] } }, waitForEnd.properties),
]);
