import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { namedRecord } from '../namedRecord';
import { agentsPath } from './agent';
import { agentBody, agentFields } from './fields';

/** docs/decisions.md#updates-that-may-be-partial */
const REQUIRED = { leadQualification: null, functionality: null, lastname: null, imageURL: null, phone: null, isInbound: null, workspace: null };

/** https://docs.elemente.ai/api-reference/endpoint/agents/create-agent */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Add an agent to the workspace', action: 'Create agent' },
	properties: [
		{ displayName: 'Name', name: 'name', type: 'string', required: true, default: '', placeholder: 'e.g. Grace', description: 'Name the agent uses' },
		agentFields,
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'agent', participle: 'created', where: 'the agents in Elemente' },
	target: ({ name, lastname, phone }) => JSON.stringify([name, lastname, phone]),
	response: namedRecord,
	request: ({ name, agentFields: entered }) => ({ method: 'POST', path: agentsPath, body: { ...REQUIRED, ...agentBody(entered, name) } }),
});
