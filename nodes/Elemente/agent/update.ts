import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import { namedRecord } from '../namedRecord';
import { agentPath, agentToRead } from './agent';
import { agentBody, agentFields } from './fields';

/** https://docs.elemente.ai/api-reference/endpoint/agents/update-agent */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change an agent. Elemente does not document whether fields that are not sent keep their values; its sample sends them all.', action: 'Update agent' },
	properties: [
		agentToRead,
		{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Grace', description: 'Name the agent uses' },
		agentFields,
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'update of the agent', repeatable: true },
	response: namedRecord,
	request({ id, name, agentFields: entered, additionalBodyFields: additions }) {
		const body = agentBody(entered, name);
		requireChange(body ?? additions, 'Agent Fields', "Fill in 'Name', or add a field to 'Agent Fields'.");
		return { method: 'PUT', path: agentPath(id), body: { id, ...body } };
	},
});
