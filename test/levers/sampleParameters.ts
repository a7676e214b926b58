import type { IDataObject, INodeParameters } from 'n8n-workflow';
import sample from '../samples/levers.json';

/** Parameters as n8n stores them after somebody has filled in the form, and the body that they must send. */
export const sampleParameters: Array<{ operation: string; parameters: INodeParameters; expected: unknown }> = [
	{
		operation: 'create',
		parameters: {
			numberToCall: '0501234567',
			countryCode: 'SA',
			firstName: 'Jane',
			lastName: 'Doe',
			promptTags: {
				pairs: [
					{ key: 'amount', type: 'text', value: '$1,200.00' },
					{ key: 'due_date', type: 'text', value: 'January 15, 2027' },
					{ key: 'guardrail', type: 'text', value: 'Do not speak of late fees.' },
				],
			},
			metadata: {
				pairs: [
					{ key: 'project_id', type: 'text', value: 'proj_123' },
					{ key: 'row', type: 'number', value: '17' },
				],
			},
			additionalFields: {
				aiSettingsTemplateId: '550e8400-e29b-41d4-a716-446655440000',
				contactUuid: '9bfa828a-3c2d-430c-bdc7-f74d90334524',
				email: 'name@email.com',
				updateExisting: true,
			},
			options: { sendAsEntered: true },
		},
		expected: sample,
	},
];

export const minimalParameters: typeof sampleParameters = [
	{
		operation: 'create',
		parameters: { numberToCall: '+14155550123' },
		expected: { numberToCall: '+14155550123' },
	},
];

interface FieldCase {
	name: string;
	operation: string;
	/** Added to the minimal parameters. */
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

const pairs = (key: string, type: string, value: string): INodeParameters => ({ pairs: [{ key, type, value }] });
const json = (value: string): INodeParameters => ({ json: [{ value }] });
const additional = (parameters: IDataObject): INodeParameters => ({ additionalFields: parameters as INodeParameters });

const UUID = '9bfa828a-3c2d-430c-bdc7-f74d90334524';

export const fieldCases: FieldCase[] = [
	field('Number to Call', { numberToCall: ' +966 50 123-4567 ' }, 'numberToCall', '+966501234567'),
	field('Number to Call, local', { numberToCall: '0501234567', countryCode: 'SA' }, 'numberToCall', '+966501234567'),
	field('Number to Call, a number', { numberToCall: 966501234567, countryCode: 'SA' }, 'numberToCall', '+966501234567'),
	field('Country Code', { countryCode: 'SA' }, 'countryCode', 'SA'),
	field('Country Code in small letters', { countryCode: ' sa ' }, 'countryCode', 'SA'),
	field('Country Code of the United Kingdom', { countryCode: 'UK' }, 'countryCode', 'GB'),
	field('First Name', { firstName: 'Ada' }, 'firstName', 'Ada'),
	field('Last Name', { lastName: 'Lovelace' }, 'lastName', 'Lovelace'),
	field('Prompt Tags, text', { promptTags: pairs('amount', 'text', '$5') }, 'promptTags', { amount: '$5' }),
	field('Prompt Tags, number', { promptTags: pairs('amount', 'number', '5.5') }, 'promptTags', { amount: '5.5' }),
	field('Prompt Tags, boolean', { promptTags: pairs('late', 'boolean', 'true') }, 'promptTags', { late: 'true' }),
	field('Prompt Tags, JSON', { promptTags: json('{ "amount": 5, "late": false, "name": "Ada" }') }, 'promptTags', {
		amount: '5',
		late: 'false',
		name: 'Ada',
	}),
	field(
		'Prompt Tags, in expression mode',
		{ promptTags: pairs('greeting', 'text', "=Hello {{ '{' + '{name}' + '}' }}") },
		'promptTags',
		{ greeting: 'Hello {{name}}' },
	),
	field('Metadata', { metadata: pairs('row', 'number', '17') }, 'metadata', { row: 17 }),
	field('Metadata, JSON', { metadata: json('{ "order": { "id": 7 }, "tags": ["a"] }') }, 'metadata', {
		order: { id: 7 },
		tags: ['a'],
	}),
	field('AI Settings Template ID', additional({ aiSettingsTemplateId: UUID }), 'aiSettingsTemplateId', UUID),
	field('Contact UUID', additional({ contactUuid: UUID.toUpperCase() }), 'contactUuid', UUID.toUpperCase()),
	field('Email', additional({ email: 'name@email.com' }), 'email', 'name@email.com'),
	field('Update Existing', additional({ updateExisting: true }), 'updateExisting', true),
	field('Update Existing, off', additional({ updateExisting: false }), 'updateExisting', false),
	field('Additional Body Fields', { additionalBodyFields: '{ "newField": [1] }' }, 'newField', [1]),
];

/** Wrong input, merged over the minimal parameters, and what its error must name. */
export const wrongCases: Array<{ name: string; operation: string; parameters: INodeParameters; names: string }> = [
	{ name: 'no number', parameters: { numberToCall: '={{ "" }}' }, names: 'Number to Call' },
	{ name: 'blank number', parameters: { numberToCall: '  ' }, names: 'Number to Call' },
	{ name: 'number without digits', parameters: { numberToCall: 'unknown' }, names: 'Number to Call' },
	{ name: 'number in scientific notation', parameters: { numberToCall: '9.66501E+11' }, names: 'Number to Call' },
	{ name: 'number too long', parameters: { numberToCall: '1'.repeat(101) }, names: 'Number to Call' },
	{ name: 'local number without a country', parameters: { numberToCall: '0501234567' }, names: 'Number to Call' },
	{ name: 'country by name', parameters: { countryCode: 'Saudi Arabia' }, names: 'Country Code' },
	{ name: 'prompt tag of an object', parameters: { promptTags: json('{ "amount": { "value": 5 } }') }, names: 'Prompt Tags → amount' },
	{ name: 'prompt tag of a list', parameters: { promptTags: json('{ "amount": [5] }') }, names: 'Prompt Tags → amount' },
	{ name: 'prompt tag of nothing', parameters: { promptTags: json('{ "amount": null }') }, names: 'Prompt Tags → amount' },
	{ name: 'prompt tags in bad JSON', parameters: { promptTags: json('{') }, names: 'Prompt Tags → JSON Object' },
	{ name: 'metadata of a list', parameters: { metadata: json('[1]') }, names: 'Metadata → JSON Object' },
	{
		name: 'template by name',
		parameters: additional({ aiSettingsTemplateId: 'reminder' }),
		names: 'Additional Fields → AI Settings Template ID',
	},
	{ name: 'contact by name', parameters: additional({ contactUuid: 'Ada' }), names: 'Additional Fields → Contact' },
	{
		name: 'update existing in words',
		parameters: additional({ updateExisting: '={{ "maybe" }}' }),
		names: 'Additional Fields → Update Existing',
	},
	{ name: 'additional fields in bad JSON', parameters: { additionalBodyFields: '{' }, names: 'Additional Body Fields (JSON)' },
].map((wrong) => ({ ...wrong, operation: 'create' }));
