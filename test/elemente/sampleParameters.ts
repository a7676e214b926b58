import type { IDataObject, INodeParameters } from 'n8n-workflow';
import sample from '../samples/elemente.json';

/** Parameters as n8n stores them after somebody has filled in the form, and the body that they must send. */
export const sampleParameters: Array<{ operation: string; parameters: INodeParameters; expected: unknown }> = [
	{
		operation: 'create',
		parameters: {
			agentId: '123e4567-e89b-12d3-a456-426614174000',
			skillId: '123e4567-e89b-12d3-a456-426614174000',
			channel: 'call',
			phoneNumber: '+1234567890',
			customerOverride: {
				firstName: 'John',
				lastName: 'Doe',
				email: 'name@email.com',
				language: 'en-US',
				customFields: {
					pairs: [
						{ key: 'Order ID', type: 'text', value: '12345' },
						{ key: 'Order Date', type: 'text', value: '2025-03-12' },
						{ key: 'Order Amount', type: 'number', value: '150.75' },
						{ key: 'Active Status', type: 'boolean', value: 'true' },
					],
				},
			},
			agentOverride: {
				name: 'John Doe',
				phone: '+12673624524',
				imageUrl: 'https://example.com/image.jpg',
				language: 'en-US',
				voiceStability: 0.5,
				voiceSpeed: 1.5,
				prompt: {
					initialMessage: 'Hello {{firstName}}, this is {{aiName}} about order {{Order ID}}',
					prompt: 'Tell {{firstName}} that order {{Order ID}} costs {{Order Amount}} and arrives on {{Order Date}}.',
					routingConditions: { pairs: [{ key: 'priority', type: 'text', value: 'high' }] },
				},
			},
			additionalFields: {
				customerName: 'John Doe',
				customerPhone: '+1234567890',
				customerEmail: 'name@email.com',
			},
		},
		expected: sample,
	},
];

const AGENT = '123e4567-e89b-12d3-a456-426614174000';
const SKILL = '223e4567-e89b-12d3-a456-426614174000';

export const minimalParameters: typeof sampleParameters = [
	{
		operation: 'create',
		parameters: { agentId: AGENT, skillId: SKILL, channel: 'call', phoneNumber: '+14155550123' },
		expected: { agentId: AGENT, channel: 'call', skillId: SKILL, customerOverride: { phoneNumber: '+14155550123' } },
	},
	{
		operation: 'create',
		parameters: { agentId: AGENT, skillId: SKILL, channel: 'webchat' },
		expected: { agentId: AGENT, channel: 'webchat', skillId: SKILL, customerOverride: {} },
	},
];

interface FieldCase {
	name: string;
	operation: string;
	/** Added to the first minimal parameters. */
	parameters: INodeParameters;
	/** Dotted place in the body. */
	path: string;
	value: unknown;
}

const field = (name: string, parameters: INodeParameters, path: string, value: unknown): FieldCase => ({
	name,
	operation: 'create',
	parameters,
	path,
	value,
});

const pairs = (key: string, type: string, value: string): IDataObject => ({ pairs: [{ key, type, value }] });
const json = (value: string): IDataObject => ({ json: [{ value }] });

const customer = (parameters: IDataObject): INodeParameters => ({ customerOverride: parameters as INodeParameters });
const agent = (parameters: IDataObject): INodeParameters => ({ agentOverride: parameters as INodeParameters });
const additional = (parameters: IDataObject): INodeParameters => ({ additionalFields: parameters as INodeParameters });

export const fieldCases: FieldCase[] = [
	field('Agent ID', { agentId: '17' }, 'agentId', '17'),
	field('Agent ID, a number', { agentId: 17 }, 'agentId', '17'),
	field('Skill ID', { skillId: 'returns' }, 'skillId', 'returns'),
	field('Channel Call', { channel: 'call' }, 'channel', 'call'),
	field('Channel SMS', { channel: 'sms' }, 'channel', 'sms'),
	field('Channel Web Chat', { channel: 'webchat' }, 'channel', 'webchat'),
	field('Channel WhatsApp', { channel: 'whatsapp' }, 'channel', 'whatsapp'),
	field('Channel Email', { channel: 'email', ...customer({ email: 'name@email.com' }) }, 'channel', 'email'),
	field('Phone Number', { phoneNumber: '+49 (0) 151 2345 6789' }, 'customerOverride.phoneNumber', '+4915123456789'),
	field(
		'Phone Number, local',
		{ phoneNumber: '0151 23456789', options: { defaultCountry: 'DE' } },
		'customerOverride.phoneNumber',
		'+4915123456789',
	),
	field('Custom Fields, text', customer({ customFields: pairs('Order ID', 'text', '12345') }), 'customerOverride.customFields', [
		{ name: 'Order ID', value: '12345' },
	]),
	field('Custom Fields, number', customer({ customFields: pairs('Amount', 'number', '150.75') }), 'customerOverride.customFields', [
		{ name: 'Amount', value: 150.75 },
	]),
	field('Custom Fields, boolean', customer({ customFields: pairs('Active', 'boolean', 'false') }), 'customerOverride.customFields', [
		{ name: 'Active', value: false },
	]),
	field('Custom Fields, date', customer({ customFields: pairs('Due', 'text', '2027-01-15') }), 'customerOverride.customFields', [
		{ name: 'Due', value: '2027-01-15' },
	]),
	field('Custom Fields, JSON', customer({ customFields: json('{ "Order ID": "7", "Paid": true }') }), 'customerOverride.customFields', [
		{ name: 'Order ID', value: '7' },
		{ name: 'Paid', value: true },
	]),
	field('Customer Email', customer({ email: 'name@email.com' }), 'customerOverride.email', 'name@email.com'),
	field('Customer First Name', customer({ firstName: 'Ada' }), 'customerOverride.firstName', 'Ada'),
	field('Customer Language', customer({ language: 'de-DE' }), 'customerOverride.language', 'de-DE'),
	field('Customer Last Name', customer({ lastName: 'Lovelace' }), 'customerOverride.lastName', 'Lovelace'),
	field('Agent Image URL', agent({ imageUrl: 'https://example.com/a.png' }), 'agentOverride.imageURL', 'https://example.com/a.png'),
	field('Agent Language', agent({ language: 'ar-SA' }), 'agentOverride.language', 'ar-SA'),
	field('Agent Name', agent({ name: 'Grace' }), 'agentOverride.name', 'Grace'),
	field('Agent Phone', agent({ phone: '+12673624524' }), 'agentOverride.phone', '+12673624524'),
	field('Voice Speed', agent({ voiceSpeed: 1.25 }), 'agentOverride.voiceSpeed', 1.25),
	field('Voice Speed, zero', agent({ voiceSpeed: 0 }), 'agentOverride.voiceSpeed', 0),
	field('Voice Speed, text', agent({ voiceSpeed: '1.25' }), 'agentOverride.voiceSpeed', 1.25),
	field('Voice Stability', agent({ voiceStability: 0.75 }), 'agentOverride.voiceStability', 0.75),
	field(
		'Initial Message',
		agent({ prompt: { initialMessage: 'Hello {{firstName}}' } }),
		'agentOverride.prompt.initialMessage',
		'Hello {{firstName}}',
	),
	field('Prompt', agent({ prompt: { prompt: 'Order {{Order ID}}' } }), 'agentOverride.prompt.prompt', 'Order {{Order ID}}'),
	field(
		'Prompt, in expression mode',
		agent({ prompt: { prompt: "=Order {{ '{' + '{Order ID}' + '}' }}" } }),
		'agentOverride.prompt.prompt',
		'Order {{Order ID}}',
	),
	field(
		'Routing Conditions',
		agent({ prompt: { routingConditions: pairs('priority', 'text', 'high') } }),
		'agentOverride.prompt.routingConditions',
		{ priority: 'high' },
	),
	field(
		'Routing Conditions, JSON',
		agent({ prompt: { routingConditions: json('{ "priority": "high", "hours": { "from": 9 } }') } }),
		'agentOverride.prompt.routingConditions',
		{ priority: 'high', hours: { from: 9 } },
	),
	field('Customer Email, new customer', additional({ customerEmail: 'name@email.com' }), 'customerEmail', 'name@email.com'),
	field('Customer Name', additional({ customerName: 'Ada Lovelace' }), 'customerName', 'Ada Lovelace'),
	field('Customer Phone', additional({ customerPhone: '0049 151 23456789' }), 'customerPhone', '+4915123456789'),
	field('Additional Body Fields', { additionalBodyFields: '{ "newField": { "a": 1 } }' }, 'newField', { a: 1 }),
];

/** Wrong input, merged over the first minimal parameters, and what its error must name. */
export const wrongCases: Array<{ name: string; operation: string; parameters: INodeParameters; names: string }> = [
	{ name: 'no agent', parameters: { agentId: '={{ "" }}' }, names: 'Agent' },
	{ name: 'no skill', parameters: { skillId: '={{ "" }}' }, names: 'Skill' },
	{ name: 'unknown channel', parameters: { channel: '={{ "fax" }}' }, names: 'Channel' },
	{ name: 'call without a number', parameters: { phoneNumber: '' }, names: 'Phone Number' },
	{ name: 'SMS without a number', parameters: { channel: 'sms', phoneNumber: '' }, names: 'Phone Number' },
	{ name: 'WhatsApp without a number', parameters: { channel: 'whatsapp', phoneNumber: '' }, names: 'Phone Number' },
	{ name: 'number without country', parameters: { phoneNumber: '4155550123' }, names: 'Phone Number' },
	{ name: 'number in scientific notation', parameters: { phoneNumber: '1.41556E+10' }, names: 'Phone Number' },
	{ name: 'email without an address', parameters: { channel: 'email' }, names: 'Customer → Email' },
	{ name: 'customer phone of words', parameters: additional({ customerPhone: 'none' }), names: 'Additional Fields → Customer Phone' },
	{
		name: 'custom field that is no number',
		parameters: customer({ customFields: pairs('Amount', 'number', 'a lot') }),
		names: 'Customer → Custom Fields → Key-Value Pair 1 → Value',
	},
	{
		name: 'custom field of an object',
		parameters: customer({ customFields: json('{ "Order": { "id": 7 } }') }),
		names: 'Customer → Custom Fields → Order',
	},
	{
		name: 'custom fields in bad JSON',
		parameters: customer({ customFields: json('{ "Order": ') }),
		names: 'Customer → Custom Fields → JSON Object',
	},
	{ name: 'voice speed in words', parameters: agent({ voiceSpeed: 'fast' }), names: 'Agent Override → Voice Speed' },
	{
		name: 'routing conditions in bad JSON',
		parameters: agent({ prompt: { routingConditions: json('high') } }),
		names: 'Agent Override → Prompt → Routing Conditions → JSON Object',
	},
	{
		name: 'additional fields in bad JSON',
		parameters: { additionalBodyFields: '[1]' },
		names: 'Additional Body Fields (JSON)',
	},
].map((wrong) => ({ ...wrong, operation: 'create' }));
