import type { INodeParameters } from 'n8n-workflow';
import sample from '../samples/zudu.json';

/** Parameters as n8n stores them once a user has filled in the form, and the body that they must send. */
interface FilledForm {
	operation: string;
	parameters: INodeParameters;
	expected: unknown;
}

/** Every documented field, entered one by one. */
export const sampleParameters: FilledForm[] = [
	{
		operation: 'create',
		parameters: {
			agentId: 'agent-123',
			additionalFields: { callId: 'call-own-1', callType: 'PHONE_CALL', direction: 'OUTBOUND' },
			metadata: {
				pairs: [
					{ key: 'customer_id', type: 'text', value: 'cust-001' },
					{ key: 'priority', type: 'text', value: 'high' },
					{ key: 'campaign', type: 'text', value: 'summer-2024' },
				],
			},
		},
		expected: sample['/api/calls/create'],
	},
	{
		operation: 'createPhoneCall',
		parameters: {
			fromNumber: '+14157774444',
			toNumber: '+12137774445',
			overrideAgentId: 'agent-123',
			additionalFields: { scheduledTimestamp: '2027-01-15T14:30:00Z' },
			metadata: {
				json: [{ value: '{ "nested": { "a": [1, 2] } }' }],
				pairs: [
					{ key: 'customer_id', type: 'text', value: 'cust-001' },
					{ key: 'attempt', type: 'number', value: '2' },
				],
			},
		},
		expected: sample['/api/calls/create-phone-call'],
	},
	{
		operation: 'createWebCall',
		parameters: {
			agentId: 'agent-123',
			additionalFields: { isWidgetCall: true },
			metadata: { pairs: [{ key: 'session_type', type: 'text', value: 'support' }] },
		},
		expected: sample['/api/calls/create-web-call'],
	},
];

/** What must be entered, nothing else. */
export const minimalParameters: FilledForm[] = [
	{ operation: 'create', parameters: { agentId: 'agent-123' }, expected: { agent_id: 'agent-123' } },
	{
		operation: 'createPhoneCall',
		parameters: { fromNumber: '+14155550100', toNumber: '+14155550123' },
		expected: { from_number: '+14155550100', to_number: '+14155550123' },
	},
	{ operation: 'createWebCall', parameters: { agentId: 'agent-123' }, expected: { agent_id: 'agent-123' } },
];

/** 2099-06-01T12:00:00Z, far enough for tests that run by the real clock. */
const FAR_MOMENT_UNIX_SECONDS = 4083998400;

/** Each parameter alone, added to the minimal ones: the place in the body where its value must stand. */
export const fieldCases: Array<{
	name: string;
	operation: string;
	parameters: INodeParameters;
	path: string;
	value: unknown;
}> = [
	{ name: 'agent', operation: 'create', parameters: { agentId: 'agent_x' }, path: 'agent_id', value: 'agent_x' },
	{
		name: 'agent ID that a sheet holds as a number',
		operation: 'create',
		parameters: { agentId: 17 },
		path: 'agent_id',
		value: '17',
	},
	{
		name: 'own call ID',
		operation: 'create',
		parameters: { additionalFields: { callId: 'call_x' } },
		path: 'call_id',
		value: 'call_x',
	},
	...['PHONE_CALL', 'WEB_CALL'].map((callType) => ({
		name: `call type ${callType}`,
		operation: 'create',
		parameters: { additionalFields: { callType } },
		path: 'call_type',
		value: callType,
	})),
	...['INBOUND', 'OUTBOUND'].map((direction) => ({
		name: `direction ${direction}`,
		operation: 'create',
		parameters: { additionalFields: { direction } },
		path: 'direction',
		value: direction,
	})),
	{
		name: 'number to call from, as a person writes it',
		operation: 'createPhoneCall',
		parameters: { fromNumber: '+1 (415) 555-0111' },
		path: 'from_number',
		value: '+14155550111',
	},
	{
		name: 'number to ring, as a person writes it',
		operation: 'createPhoneCall',
		parameters: { toNumber: '0049 30 1234567' },
		path: 'to_number',
		value: '+49301234567',
	},
	{
		name: 'number to ring without country code',
		operation: 'createPhoneCall',
		parameters: { toNumber: '(415) 555-0122', options: { defaultCountry: 'US' } },
		path: 'to_number',
		value: '+14155550122',
	},
	{
		name: 'number to call from without country code',
		operation: 'createPhoneCall',
		parameters: { fromNumber: '415 555 0111', options: { defaultCountry: 'us' } },
		path: 'from_number',
		value: '+14155550111',
	},
	{
		name: 'agent that speaks',
		operation: 'createPhoneCall',
		parameters: { overrideAgentId: 'agent_x' },
		path: 'override_agent_id',
		value: 'agent_x',
	},
	{
		name: 'scheduled moment in UTC',
		operation: 'createPhoneCall',
		parameters: { additionalFields: { scheduledTimestamp: '2099-06-01T12:00:00Z' } },
		path: 'scheduled_timestamp',
		value: FAR_MOMENT_UNIX_SECONDS,
	},
	{
		name: 'scheduled moment with an offset',
		operation: 'createPhoneCall',
		parameters: { additionalFields: { scheduledTimestamp: '2099-06-01T14:00:00+02:00' } },
		path: 'scheduled_timestamp',
		value: FAR_MOMENT_UNIX_SECONDS,
	},
	{
		name: 'widget call',
		operation: 'createWebCall',
		parameters: { additionalFields: { isWidgetCall: true } },
		path: 'is_widget_call',
		value: true,
	},
	{
		name: 'no widget call',
		operation: 'createWebCall',
		parameters: { additionalFields: { isWidgetCall: false } },
		path: 'is_widget_call',
		value: false,
	},
	{
		name: 'agent of a web call',
		operation: 'createWebCall',
		parameters: { agentId: 'agent_x' },
		path: 'agent_id',
		value: 'agent_x',
	},
	...['create', 'createPhoneCall', 'createWebCall'].flatMap((operation) => [
		{
			name: `metadata of ${operation} as pairs`,
			operation,
			parameters: { metadata: { pairs: [{ key: 'vip', type: 'boolean', value: 'true' }] } },
			path: 'metadata',
			value: { vip: true },
		},
		{
			name: `metadata of ${operation} as JSON`,
			operation,
			parameters: { metadata: { json: [{ value: '{"order":{"id":17}}' }] } },
			path: 'metadata.order.id',
			value: 17,
		},
		{
			name: `additional body field of ${operation}`,
			operation,
			parameters: { additionalBodyFields: '{"new_field":["x"]}' },
			path: 'new_field',
			value: ['x'],
		},
	]),
];

/** Input, merged over the minimal one, that must be refused before anything is sent, and what the error must name. */
export const wrongCases: Array<{ name: string; operation: string; parameters: INodeParameters; names: string }> = [
	{ name: 'no agent', operation: 'create', parameters: { agentId: '={{ "" }}' }, names: 'Agent' },
	{
		name: 'unknown call type',
		operation: 'create',
		parameters: { additionalFields: { callType: 'FAX' } },
		names: 'Additional Fields → Call Type',
	},
	{
		name: 'unknown direction',
		operation: 'create',
		parameters: { additionalFields: { direction: 'outwards' } },
		names: 'Additional Fields → Direction',
	},
	{ name: 'no own number', operation: 'createPhoneCall', parameters: { fromNumber: '={{ "" }}' }, names: 'From Number' },
	{ name: 'no number to ring', operation: 'createPhoneCall', parameters: { toNumber: '={{ "" }}' }, names: 'To Number' },
	{
		name: 'own number without country code',
		operation: 'createPhoneCall',
		parameters: { fromNumber: '415 555 0100' },
		names: 'From Number',
	},
	{
		name: 'number to ring that is none',
		operation: 'createPhoneCall',
		parameters: { toNumber: 'call me' },
		names: 'To Number',
	},
	{
		name: 'number that would ring itself',
		operation: 'createPhoneCall',
		parameters: { fromNumber: '+1 415 555 0123' },
		names: 'To Number',
	},
	{
		name: 'moment in the past',
		operation: 'createPhoneCall',
		parameters: { additionalFields: { scheduledTimestamp: '2020-01-15T14:30:00Z' } },
		names: 'Additional Fields → Scheduled Timestamp',
	},
	{
		name: 'moment that is none',
		operation: 'createPhoneCall',
		parameters: { additionalFields: { scheduledTimestamp: 'tomorrow' } },
		names: 'Additional Fields → Scheduled Timestamp',
	},
	{
		name: 'broken JSON',
		operation: 'createPhoneCall',
		parameters: { metadata: { json: [{ value: '{"a":' }] } },
		names: 'Metadata → JSON Object',
	},
	{
		name: 'number pair that is no number',
		operation: 'createPhoneCall',
		parameters: { metadata: { pairs: [{ key: 'attempt', type: 'number', value: 'two' }] } },
		names: 'Metadata → Key-Value Pair 1 → Value',
	},
	{
		name: 'additional body that is a list',
		operation: 'createPhoneCall',
		parameters: { additionalBodyFields: '[1]' },
		names: 'Additional Body Fields (JSON)',
	},
	{ name: 'no agent of a web call', operation: 'createWebCall', parameters: { agentId: '={{ "" }}' }, names: 'Agent' },
	{
		name: 'widget call neither true nor false',
		operation: 'createWebCall',
		parameters: { additionalFields: { isWidgetCall: 'perhaps' } },
		names: 'Additional Fields → Is Widget Call',
	},
	{ name: 'no call to read', operation: 'get', parameters: { callId: '={{ "" }}' }, names: 'Call ID' },
	{ name: 'no call to wait for', operation: 'waitForEnd', parameters: { callId: '={{ "" }}' }, names: 'Call ID' },
];
