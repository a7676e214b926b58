import type { INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../shared/core/input/fields';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import type { AgentOverride, AgentPrompt } from '../api';

export const agentOverride = {
	displayName: 'Agent Override',
	name: 'agentOverride',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Agent settings for this call only',
	options: [
		{ displayName: 'Image URL', name: 'imageUrl', type: 'string', default: '', placeholder: 'e.g. https://example.com/image.jpg', description: "URL of the agent's picture" },
		{ displayName: 'Language', name: 'language', type: 'string', default: '', placeholder: 'e.g. en-US', description: 'Language and region that the agent uses' },
		{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Grace', description: 'Name the agent uses; also fills {{aiName}} in prompts' },
		{ displayName: 'Phone', name: 'phone', type: 'string', default: '', placeholder: 'e.g. +12673624524', description: "The agent's own number, sent as entered" },
		{
			displayName: 'Prompt',
			name: 'prompt',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'What the agent should say and do in this call',
			options: [
				{ displayName: 'Initial Message', name: 'initialMessage', type: 'string', typeOptions: { rows: 2 }, default: '', placeholder: 'e.g. Hello {{firstName}}, this is {{aiName}}', description: "Opening line. Placeholders such as {{firstName}} are sent as typed; in Expression mode, write {{ '{' + '{firstName}' + '}' }} instead." },
				{ displayName: 'Prompt', name: 'prompt', type: 'string', typeOptions: { rows: 6 }, default: '', placeholder: 'e.g. Tell {{firstName}} that order {{Order ID}} is on its way', description: "Instructions. Placeholders such as {{firstName}} or, for a custom field, {{Order ID}} are sent as typed; in Expression mode, write {{ '{' + '{Order ID}' + '}' }} instead." },
				{ displayName: 'Routing Conditions', name: 'routingConditions', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Conditions that Elemente uses to route the call, for example the key "priority" with the value "high"', options: freeObjectGroups },
			],
		},
		{ displayName: 'Voice Speed', name: 'voiceSpeed', type: 'number', default: 1, description: "How fast the agent speaks, in Elemente's unit (1.5 in its sample); no range is documented" },
		{ displayName: 'Voice Stability', name: 'voiceStability', type: 'number', default: 0.5, description: "Voice stability, in Elemente's unit (0.5 in its sample); no range is documented" },
	],
} as const satisfies INodeProperties;

export function agentOverrideBody(entered: Partial<Params<(typeof agentOverride)['options']>>): AgentOverride | undefined {
	return present({
		name: entered.name,
		phone: entered.phone,
		imageURL: entered.imageUrl,
		language: entered.language,
		voiceStability: entered.voiceStability,
		voiceSpeed: entered.voiceSpeed,
		prompt: present({ ...entered.prompt } satisfies AgentPrompt),
	} satisfies AgentOverride);
}
