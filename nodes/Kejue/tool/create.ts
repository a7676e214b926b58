import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { customToolName, dynamicParameters, httpConfig, staticParameters, toolBody, toolFields, url } from './fields';
import { toolRecord, toolsPath } from './tool';

/** https://docs.kejue.co/api-reference/tools/create-tool */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Create a custom tool, which sends an HTTP request such as to an n8n workflow', action: 'Create tool' },
	properties: [{ ...customToolName, required: true }, { ...url, required: true }, dynamicParameters, staticParameters, httpConfig, toolFields, additionalBodyFields, writeOptions],
	effect: { what: 'tool', participle: 'created', where: 'the tools in the Kejue dashboard' },
	target: ({ name }) => `tool ${JSON.stringify(name)}`,
	response: toolRecord.passthrough(),
	request: (params) => ({ method: 'POST', path: toolsPath, body: toolBody(params) }),
});
