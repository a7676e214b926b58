import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

// Field literals stay plain: n8n's lint rules see a field only where displayName, name, type and default are together.

/** Groups of a fixed collection for a free object: as pairs, as JSON, or both (pairs win). */
export const freeObjectGroups = [
	{
		displayName: 'JSON',
		name: 'json',
		values: [
			{ displayName: 'JSON Object', name: 'value', type: 'json', default: '', placeholder: 'e.g. { "orderId": 17 }', description: 'The whole object as JSON, or an expression that returns an object' },
		],
	},
	{
		displayName: 'Key-Value Pair',
		name: 'pairs',
		values: [
			{ displayName: 'Key', name: 'key', type: 'string', default: '', placeholder: 'e.g. orderId' },
			{
				displayName: 'Type',
				name: 'type',
				type: 'options',
				options: [
					{ name: 'Boolean', value: 'boolean' },
					{ name: 'Number', value: 'number' },
					{ name: 'Text', value: 'text' },
				],
				default: 'text',
				description: 'How the value is sent',
			},
			{ displayName: 'Value', name: 'value', type: 'string', default: '' },
		],
	},
] as const satisfies INodePropertyCollection[];

export type FreeObjectGroups = typeof freeObjectGroups;

/** Fields that the provider adds after this package was built; merged into the body last. */
export const additionalBodyFields = {
	displayName: 'Additional Body Fields (JSON)',
	name: 'additionalBodyFields',
	type: 'json',
	default: '{}',
	placeholder: 'e.g. { "new_field": "value" }',
	description: 'Extra request body fields as JSON. Merged last, so they override the fields above.',
} as const satisfies INodeProperties;

export const returnAll = { displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false, description: 'Whether to return all results or only up to a given limit' } as const satisfies INodeProperties;

export const limit = { displayName: 'Limit', name: 'limit', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 50, description: 'Max number of results to return', displayOptions: { show: { returnAll: [false] } } } as const satisfies INodeProperties;

export const maxConcurrent = { displayName: 'Max Concurrent', name: 'maxConcurrent', type: 'number', typeOptions: { minValue: 1, maxValue: 200, numberPrecision: 0 }, default: 5, description: 'Maximum number of requests at the same time. Taken from the first item.' } as const satisfies INodeProperties;

export const timeout = { displayName: 'Timeout', name: 'timeout', type: 'number', typeOptions: { minValue: 1, maxValue: 300 }, default: 30, description: 'How long to wait for each response, in seconds' } as const satisfies INodeProperties;

export const dryRun = { displayName: 'Dry Run', name: 'dryRun', type: 'boolean', default: true, description: 'Whether to validate the input and return the request without sending it' } as const satisfies INodeProperties;

export const optionsField = { displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {} } as const;

export const filtersField = { displayName: 'Filters', name: 'filters', type: 'collection', placeholder: 'Add Filter', default: {} } as const;

export const requestOptions = { ...optionsField, options: [maxConcurrent, timeout] } as const satisfies INodeProperties;

export const writeOptions = { ...optionsField, options: [dryRun, maxConcurrent, timeout] } as const satisfies INodeProperties;
