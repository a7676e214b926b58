import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { actionBody, description, headers, inputVariables, method, name, queryParams, url, waitingMessage } from './fields';

/** docs/decisions.md#updates-that-may-be-partial */
const REQUIRED = { waitingMessage: null, headers: null, queryParams: null, inputVariables: null };

/** https://docs.elemente.ai/api-reference/endpoint/actions/create-action */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Define an HTTP request that agents can make during a call. Elemente returns no ID: give it to an agent in Elemente.', action: 'Create action' },
	properties: [
		{ ...name, required: true },
		{ ...description, required: true },
		{ ...method, required: true },
		{ ...url, required: true },
		headers,
		queryParams,
		inputVariables,
		waitingMessage,
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'action', participle: 'created', where: 'the actions in Elemente' },
	target: (body) => JSON.stringify([body.name, body.method, body.url]),
	response: objectOrEmpty,
	output: { created: 'boolean', name: 'string' },
	simplify: (_answer, params) => ({ created: true, name: params.name }),
	request: (params) => ({ method: 'POST', path: apiPath('/api/v1/actions'), body: { ...REQUIRED, ...actionBody(params) } }),
});
