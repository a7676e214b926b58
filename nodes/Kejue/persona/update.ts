import { atMost } from '../../shared/core/input/atMost';
import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import type { AgentUpdate } from '../api';
import { callSettings, callSettingsBody } from '../call/callSettings';
import { avatar, description, memoryEnabled, NAME_MAX_CHARACTERS, personaName } from './fields';
import { persona, personaPath, personaRecord } from './persona';

/** https://docs.kejue.co/api-reference/agents/update-agent */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change a persona. Its prompt and voice are changed with Voice Config: Update.', action: 'Update persona' },
	properties: [
		{ ...persona, required: true },
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				avatar,
				description,
				{ displayName: 'Is Active', name: 'isActive', type: 'boolean', default: true, description: 'Whether the persona can be used' },
				memoryEnabled,
				personaName,
			],
		},
		callSettings,
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'update of the persona', repeatable: true },
	response: personaRecord.passthrough(),
	request({ personaId, updateFields: entered, callSettings: settings, additionalBodyFields }) {
		const body = present({
			name: atMost(NAME_MAX_CHARACTERS, entered.name, 'Update Fields → Name'),
			description: entered.description,
			avatar: entered.avatar,
			is_active: entered.isActive,
			memory_enabled: entered.memoryEnabled,
			call_settings: present(callSettingsBody(settings)),
		} satisfies AgentUpdate);
		requireChange(body ?? additionalBodyFields, 'Update Fields');
		return { method: 'PATCH', path: personaPath(personaId), body };
	},
});
