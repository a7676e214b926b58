import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';

/** https://docs.elemente.ai/api-reference/endpoint/actions/create-action */
export const name = { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. look_up_order' } as const satisfies INodeProperties;
export const description = { displayName: 'Description', name: 'description', type: 'string', typeOptions: { rows: 2 }, default: '', placeholder: 'e.g. Finds an order by its number', description: 'What the action is for, which tells agents when to use it' } as const satisfies INodeProperties;
export const method = { displayName: 'Method', name: 'method', type: 'options', options: [{ name: 'DELETE', value: 'DELETE' }, { name: 'GET', value: 'GET' }, { name: 'PATCH', value: 'PATCH' }, { name: 'POST', value: 'POST' }, { name: 'PUT', value: 'PUT' }], default: 'GET' } as const satisfies INodeProperties;
export const url = { displayName: 'URL', name: 'url', type: 'string', default: '', placeholder: 'e.g. https://example.com/orders?number={number}', description: 'Input variables stand in single braces' } as const satisfies INodeProperties;

export const headers = {
	displayName: 'Headers',
	name: 'headers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Header',
	default: {},
	options: [
		{
			displayName: 'Header',
			name: 'header',
			values: [
				{ displayName: 'Key', name: 'key', type: 'string', required: true, default: '', placeholder: 'e.g. X-Api-Key' },
				{ displayName: 'Value', name: 'value', type: 'string', typeOptions: { password: true }, default: '', description: 'May contain an input variable in single braces' },
			],
		},
	],
} as const satisfies INodeProperties;

export const queryParams = {
	displayName: 'Query Parameters',
	name: 'queryParams',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	options: [
		{
			displayName: 'Parameter',
			name: 'parameter',
			values: [
				{ displayName: 'Key', name: 'key', type: 'string', required: true, default: '', placeholder: 'e.g. number' },
				{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. {number}', description: 'May contain an input variable in single braces' },
			],
		},
	],
} as const satisfies INodeProperties;

export const inputVariables = {
	displayName: 'Input Variables',
	name: 'inputVariables',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Variable',
	default: {},
	description: 'What the agent must find out before it uses the action',
	options: [
		{
			displayName: 'Variable',
			name: 'variable',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', required: true, default: '', placeholder: 'e.g. number' },
				{ displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Number of the order' },
				{ displayName: 'Data Type', name: 'dataType', type: 'string', default: 'string', description: 'Only "string" is documented' },
				{ displayName: 'Required', name: 'required', type: 'boolean', default: false, description: 'Whether the action cannot be used without it' },
			],
		},
	],
} as const satisfies INodeProperties;

export const waitingMessage = { displayName: 'Waiting Message', name: 'waitingMessage', type: 'string', default: '', placeholder: 'e.g. One moment, please.', description: 'What the agent says meanwhile' } as const satisfies INodeProperties;

type ActionParams = Params<
	[typeof name, typeof description, typeof method, typeof url, typeof headers, typeof queryParams, typeof inputVariables, typeof waitingMessage]
>;

/** The action for the request body; undefined when nothing was entered. */
export function actionBody(entered: Partial<ActionParams>): IDataObject | undefined {
	return present({
		name: entered.name,
		description: entered.description,
		waitingMessage: entered.waitingMessage,
		method: entered.method,
		url: entered.url,
		headers: entered.headers?.header?.map((header) => ({ ...header })),
		queryParams: entered.queryParams?.parameter?.map((parameter) => ({ ...parameter })),
		inputVariables: entered.inputVariables?.variable?.map((variable) => ({ ...variable })),
	});
}
