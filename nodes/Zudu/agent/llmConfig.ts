import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { splitList } from '../../shared/core/input/splitList';
import type { Entered, LlmConfigBody } from '../api';

export const llmConfig = {
	displayName: 'LLM Config',
	name: 'llmConfig',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	description: 'Prompt and language model',
	options: [
		{ displayName: 'Max Tokens', name: 'maxTokens', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 1024 },
		{ displayName: 'Model', name: 'model', type: 'string', default: '', placeholder: 'e.g. gpt-4o', description: 'Documented for changes to many agents' },
		{ displayName: 'Provider', name: 'provider', type: 'string', default: '', placeholder: 'e.g. openai', description: 'Documented for changes to many agents' },
		{ displayName: 'System Message', name: 'systemMessage', type: 'string', typeOptions: { rows: 4 }, default: '', placeholder: 'e.g. You confirm visits for Acme.', description: 'Prompt of the agent' },
		{ displayName: 'System Message Variables', name: 'systemMessageVariables', type: 'string', default: '', placeholder: 'e.g. first_name, date', description: 'Names of variables in the system message, separated by commas' },
		{ displayName: 'Temperature', name: 'temperature', type: 'number', typeOptions: { minValue: 0, numberPrecision: 2 }, default: 0.5, description: 'Higher values give more varied answers' },
		{ displayName: 'Tools (JSON)', name: 'tools', type: 'json', default: '[]', description: "List of tools, each an object in Zudu's form" },
	],
} as const satisfies INodeProperties;

/** `place` is the collection as the form shows it. */
export function llmConfigBody(entered: Partial<Params<(typeof llmConfig)['options']>> = {}, place: string) {
	return present({
		max_tokens: entered.maxTokens,
		model: entered.model,
		provider: entered.provider,
		system_message: entered.systemMessage,
		system_message_variables: splitList(entered.systemMessageVariables, `${place} → LLM Config → System Message Variables`),
		temperature: entered.temperature,
		tools: entered.tools,
	} satisfies Entered<LlmConfigBody>);
}
