import type { INodePropertyCollection } from 'n8n-workflow';
import { atMost } from '../../shared/core/input/atMost';
import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { defineOperation } from '../../shared/core/operation';
import type { AgentCreate } from '../api';
import { callSettings, callSettingsBody } from '../call/callSettings';
import { attachedTool, attachmentBody, channels, toolName, toolSettings } from '../tool/attachment';
import { voiceConfigBody, voiceConfigFields } from '../voiceConfig/fields';
import { avatar, description, memoryEnabled, NAME_MAX_CHARACTERS, personaName } from './fields';
import { personaRecord, personasPath } from './persona';

const attachments = [{ displayName: 'Tool', name: 'tools', values: [toolName, attachedTool, channels, toolSettings] }] as const satisfies INodePropertyCollection[];

/** https://docs.kejue.co/api-reference/agents/create-agent */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Create a persona, with a first voice configuration and tools if these are entered (their names in the request are inferred)', action: 'Create persona' },
	properties: [
		{ ...personaName, required: true },
		voiceConfigFields,
		callSettings,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				avatar,
				description,
				memoryEnabled,
				{ displayName: 'Tools', name: 'tools', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Tool', default: {}, description: 'Tools that the persona may use', options: attachments },
			],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'persona', participle: 'created', where: 'the personas in the Kejue dashboard' },
	target: ({ name }) => `persona ${JSON.stringify(name)}`,
	response: personaRecord.passthrough(),
	request: ({ name, voiceConfig, callSettings: settings, additionalFields: more }) => ({
		method: 'POST',
		path: personasPath,
		body: present({
			name: atMost(NAME_MAX_CHARACTERS, name, 'Name'),
			description: more.description,
			avatar: more.avatar,
			memory_enabled: more.memoryEnabled,
			call_settings: present(callSettingsBody(settings)),
			voice_config: voiceConfigBody(voiceConfig),
			tools: more.tools?.tools?.map((entry, index) => attachmentBody(entry, `Additional Fields → Tools → Tool ${index + 1} → `)),
		} satisfies AgentCreate),
	}),
});
