import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { create } from './create';
import { createPhoneCall } from './createPhoneCall';
import { createWebCall } from './createWebCall';
import { get } from './get';
import { waitForEnd } from './waitForEnd';

export const call = { create, createPhoneCall, createWebCall, get, waitForEnd };

export const callProperties: INodeProperties[] = updateDisplayOptions({ show: { resource: ['call'] } }, [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Create Call Record',
				value: 'create',
				description: 'Register a call without dialing; nobody is rung',
				action: 'Create call record without dialing',
			},
			{
				name: 'Create Phone Call',
				value: 'createPhoneCall',
				description: 'Dial a phone number now, or at a set time, and let an agent speak',
				action: 'Place phone call',
			},
			{
				name: 'Create Web Call',
				value: 'createWebCall',
				description: 'Open a call for a web browser and get the token to join it',
				action: 'Create web call',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Retrieve one call as it stands: status, outcome, summary, transcript and recording',
				action: 'Get call',
			},
			{
				name: 'Wait for End',
				value: 'waitForEnd',
				description: 'Look at a call again and again until it is over, then give it with its transcript',
				action: 'Wait for call to end',
			},
		],
		default: 'createPhoneCall',
	},
	...updateDisplayOptions({ show: { operation: ['create'] } }, create.properties),
	...updateDisplayOptions({ show: { operation: ['createPhoneCall'] } }, createPhoneCall.properties),
	...updateDisplayOptions({ show: { operation: ['createWebCall'] } }, createWebCall.properties),
	...updateDisplayOptions({ show: { operation: ['get'] } }, get.properties),
	...updateDisplayOptions({ show: { operation: ['waitForEnd'] } }, waitForEnd.properties),
]);
