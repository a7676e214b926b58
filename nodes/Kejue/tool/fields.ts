import type { INodeProperties } from 'n8n-workflow';
import { atMost } from '../../shared/core/input/atMost';
import { freeObjectGroups } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import type { HttpConfig, ToolUpdate } from '../api';

const NAME_MAX_CHARACTERS = 100;

export const customToolName = { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. look_up_order', description: 'Up to 100 characters, unique in the workspace' } as const satisfies INodeProperties;
export const url = { displayName: 'URL', name: 'url', type: 'string', default: '', placeholder: 'e.g. https://hooks.example.com/order', description: 'Where Kejue sends the request when the persona uses the tool, such as the production URL of a Webhook node' } as const satisfies INodeProperties;

export const httpConfig = {
	displayName: 'HTTP Request',
	name: 'httpConfig',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{ displayName: 'Authentication', name: 'authConfig', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: "How the request signs in (auth_config), in a form that Kejue's documentation does not explain", options: freeObjectGroups },
		{ displayName: 'Headers', name: 'headers', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, options: freeObjectGroups },
		{ displayName: 'Method', name: 'method', type: 'string', default: 'POST' },
		{ displayName: 'Timeout', name: 'timeoutMs', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 30000, description: 'Milliseconds to wait for the response' },
	],
} as const satisfies INodeProperties;

export const dynamicParameters = {
	displayName: 'Dynamic Parameters',
	name: 'dynamicParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	description: 'Values that the persona fills in',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameters',
			values: [
				{ displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Number of the order', description: 'Tells the persona what to fill in' },
				{ displayName: 'Location', name: 'location', type: 'string', default: 'body', description: 'Part of the request in which it is sent' },
				{ displayName: 'Name', name: 'name', type: 'string', required: true, default: '', placeholder: 'e.g. order_id' },
				{ displayName: 'Required', name: 'required', type: 'boolean', default: false, description: 'Whether the persona must fill it in' },
				{ displayName: 'Source', name: 'source', type: 'string', default: 'ai', description: 'Where the value comes from' },
				{ displayName: 'Type', name: 'paramType', type: 'string', default: 'string', description: 'Type of the value' },
			],
		},
	],
} as const satisfies INodeProperties;

export const staticParameters = {
	displayName: 'Static Parameters',
	name: 'staticParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	description: 'Values that are the same in every request',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameters',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', required: true, default: '', placeholder: 'e.g. shop' },
				{ displayName: 'Value', name: 'value', type: 'string', required: true, default: '', placeholder: 'e.g. berlin' },
				{ displayName: 'Location', name: 'location', type: 'string', default: 'body', description: 'Part of the request in which it is sent' },
			],
		},
	],
} as const satisfies INodeProperties;

export const toolFields = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{ displayName: 'Agent Reaction', name: 'agentReaction', type: 'options', options: [{ name: 'Silent', value: 'silent', description: 'Waits for the tool' }, { name: 'Speaks', value: 'speaks', description: 'Goes on speaking' }, { name: 'Speaks Once', value: 'speaks-once', description: 'Says one sentence, then waits' }], default: 'speaks', description: 'What the persona does in a call while the tool runs' },
		{ displayName: 'Description', name: 'description', type: 'string', typeOptions: { rows: 2 }, default: '', placeholder: 'e.g. Looks up an order', description: 'Tells the persona when to use the tool' },
		{ displayName: 'Display Name', name: 'displayName', type: 'string', default: '', placeholder: 'e.g. Look Up Order' },
		{ displayName: 'Precomputable', name: 'precomputable', type: 'boolean', default: true, description: 'Whether the tool may run before it is certain that it is needed (voice only)' },
		{ displayName: 'Response Schema', name: 'responseSchema', type: 'json', default: '{}', description: 'JSON schema of the response' },
		{ displayName: 'Retry Count', name: 'retryCount', type: 'number', typeOptions: { minValue: 0, maxValue: 5, numberPrecision: 0 }, default: 0, description: 'How often a failed request is repeated, from 0 to 5' },
		{ displayName: 'Tool Timeout', name: 'timeout', type: 'number', typeOptions: { minValue: 1000, maxValue: 60000, numberPrecision: 0 }, default: 30000, description: 'Milliseconds after which the tool has failed, from 1000 to 60000' },
	],
} as const satisfies INodeProperties;

type Entered = Params<[typeof httpConfig, typeof dynamicParameters, typeof staticParameters, typeof toolFields]> & { name?: string; url?: string };

/** @throws InvalidParameter for a name that is too long, or request options without URL */
export function toolBody({ name, url: address, httpConfig: http, dynamicParameters: dynamic, staticParameters: fixed, additionalFields: more }: Entered) {
	const options = present({ method: http.method, headers: http.headers, auth_config: http.authConfig, timeout_ms: http.timeoutMs } satisfies Partial<HttpConfig>);
	if (options && address === undefined) throw new InvalidParameter('URL', 'is required with HTTP Request', 'Enter the URL of the tool, too: Kejue replaces the whole request.');
	return present({
		name: atMost(NAME_MAX_CHARACTERS, name, 'Name'),
		http_config: address === undefined ? undefined : { url: address, ...options },
		display_name: more.displayName,
		description: more.description,
		dynamic_parameters: dynamic?.parameters?.map(({ paramType, ...parameter }) => ({ ...parameter, param_type: paramType })),
		static_parameters: fixed?.parameters,
		response_schema: more.responseSchema,
		timeout: more.timeout,
		retry_count: more.retryCount,
		precomputable: more.precomputable,
		agent_reaction: more.agentReaction,
	} satisfies ToolUpdate);
}
