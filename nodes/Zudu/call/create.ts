import { additionalBodyFields, output, plainCallOptions } from '../../shared/input/fields';
import { defineOperation } from '../../shared/operation';
import { present } from '../../shared/input/present';
import type { CreateCallBody, Entered } from '../api';
import { agentId } from './agentId';
import { createdCall } from './createdCall';
import { metadata } from './metadata';
import { apiPath } from '../../shared/sending/apiPath';

/** POST /api/calls/create takes no phone numbers: it registers a call and rings nobody. */
export const create = defineOperation({
	properties: [
		agentId,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Call ID',
					name: 'callId',
					type: 'string',
					default: '',
					placeholder: 'e.g. call_order_17',
					description: 'Your own ID for the call. Zudu makes one up when this is left out.',
				},
				{
					displayName: 'Call Type',
					name: 'callType',
					type: 'options',
					options: [
						{ name: 'Phone Call', value: 'PHONE_CALL' },
						{ name: 'Web Call', value: 'WEB_CALL' },
					],
					default: 'PHONE_CALL',
					description: 'How the call is held: by phone or in a web browser',
				},
				{
					displayName: 'Direction',
					name: 'direction',
					type: 'options',
					options: [
						{ name: 'Inbound', value: 'INBOUND' },
						{ name: 'Outbound', value: 'OUTBOUND' },
					],
					default: 'OUTBOUND',
					description: 'Who calls: the customer (inbound) or the agent (outbound)',
				},
			],
		},
		metadata,
		additionalBodyFields,
		output,
		plainCallOptions,
	],
	effect: { what: 'call record' },
	target: ({ agentId, additionalFields: { callId } }) => callId ?? `agent ${agentId}`,
	answer: createdCall,
	request: ({ agentId, additionalFields, metadata }) => ({
		method: 'POST',
		path: apiPath('/api/calls/create'),
		body: present({
			agent_id: agentId,
			call_id: additionalFields.callId,
			call_type: additionalFields.callType,
			direction: additionalFields.direction,
			metadata,
		} satisfies Entered<CreateCallBody>),
	}),
});
