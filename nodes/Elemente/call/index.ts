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
				description: 'Let an agent call somebody, or write to them by SMS, WhatsApp, email or web chat',
				action: 'Create call',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read status, transcript and recording of one call',
				action: 'Get call',
			},
			{
				name: 'Wait for End',
				value: 'waitForEnd',
				description: 'Read one call again and again until it has ended',
				action: 'Wait for call to end',
			},
		],
		default: 'create',
	},
	...updateDisplayOptions({ show: { operation: ['create'] } }, create.properties),
	...updateDisplayOptions({ show: { operation: ['get'] } }, get.properties),
	...updateDisplayOptions({ show: { operation: ['waitForEnd'] } }, waitForEnd.properties),
]);
