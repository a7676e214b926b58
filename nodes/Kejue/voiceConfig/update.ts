import { z } from 'zod';
import { additionalBodyFields, freeObjectGroups, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import type { VoiceConfigUpdate } from '../api';
import { persona } from '../persona/persona';
import { voiceConfigBody, voiceConfigFields } from './fields';
import { voiceConfig } from './voiceConfig';

/** https://docs.kejue.co/api-reference/agents/update-voice-config */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change the prompt, voice or language of a persona in one of its voice configurations', action: 'Update voice config' },
	properties: [
		{ ...persona, required: true },
		{ ...voiceConfig, name: 'configId', required: true },
		{ ...voiceConfigFields, displayName: 'Update Fields', description: 'What is not set stays as it is' },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'Is Active', name: 'isActive', type: 'boolean', default: true, description: 'Whether the voice configuration can be used' },
				{ displayName: 'Settings', name: 'config', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: "Further settings (config), which Kejue's documentation does not explain", options: freeObjectGroups },
			],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'update of the voice configuration', repeatable: true },
	response: z.object({ id: z.string() }).passthrough(),
	request({ personaId, configId, voiceConfig: entered, additionalFields: { isActive, config }, additionalBodyFields }) {
		const body = present({ ...voiceConfigBody(entered), is_active: isActive, config } satisfies VoiceConfigUpdate);
		requireChange(body ?? additionalBodyFields, 'Update Fields');
		return { method: 'PATCH', path: apiPath('/api/v1/agents/{personaId}/voice-configs/{configId}', { personaId, configId }), body };
	},
});
