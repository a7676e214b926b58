import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import { actionId, actionPath, actionRecord } from './action';
import { actionBody, description, headers, inputVariables, method, name, queryParams, url, waitingMessage } from './fields';

/** https://docs.elemente.ai/api-reference/endpoint/actions/update-action */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change an action. Elemente does not document whether fields that are not sent keep their values; its sample sends them all.', action: 'Update action' },
	properties: [
		actionId,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [description, headers, inputVariables, method, name, queryParams, url, waitingMessage],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'update of the action', repeatable: true },
	response: actionRecord,
	repeats: ['id'],
	request({ id, updateFields, additionalBodyFields: additions }) {
		const body = actionBody(updateFields);
		requireChange(body ?? additions, 'Update Fields', "Add a field to 'Update Fields'.");
		return { method: 'PUT', path: actionPath(id), body: { id, ...body } };
	},
});
