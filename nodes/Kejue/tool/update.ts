import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { defineOperation } from '../../shared/core/operation';
import { customToolName, dynamicParameters, httpConfig, staticParameters, toolBody, toolFields, url } from './fields';
import { tool, toolPath, toolRecord } from './tool';

/** https://docs.kejue.co/api-reference/tools/update-tool */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change a custom tool. What is not set stays as it is.', action: 'Update tool' },
	properties: [
		{ ...tool, required: true },
		customToolName,
		url,
		dynamicParameters,
		staticParameters,
		{ ...httpConfig, description: 'Replaces the settings of the request' },
		toolFields,
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'update of the tool', repeatable: true },
	response: toolRecord.passthrough(),
	request(params) {
		const body = toolBody(params);
		if (!body && !params.additionalBodyFields) throw new InvalidParameter('Additional Fields', 'is empty, and so are all other fields: nothing to update');
		return { method: 'PATCH', path: toolPath(params.toolId), body };
	},
});
