import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { PickList } from '../../shared/core/lists/listSearch';
import { parsedRecords } from '../../shared/core/lists/readableRecords';
import { personas } from '../persona/persona';

/** A call's body names it agent_id. */
export const voiceConfig = {
	displayName: 'Voice Config',
	name: 'agentId',
	type: 'resourceLocator',
	typeOptions: { loadOptionsDependsOn: ['personaId.value'] },
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a voice configuration...', typeOptions: { searchListMethod: 'searchVoiceConfigs', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. vc_3' },
	],
} as const satisfies INodeProperties;

const text = z.string().catch('');

const voiceConfigRecord = z.object({ id: z.string().min(1), name: text, language_locale: text, is_default: z.boolean().catch(false) });

const withVoiceConfigs = z.object({ id: z.string(), voice_configs: z.array(z.unknown()).catch([]) });

/** They are part of the list of personas: no endpoint for one is documented. https://docs.kejue.co/api-reference/agents/list-agents */
export const voiceConfigs: PickList = {
	...personas,
	request(filter, parameter) {
		if (parameter('personaId') !== '') return personas.request(filter, parameter);
		throw new InvalidParameter(
			'Persona',
			'must be chosen before its voice configurations can be listed',
			"Choose the persona first, or enter the voice configuration 'By ID'.",
		);
	},
	entries(record, parameter) {
		const persona = withVoiceConfigs.parse(record);
		if (persona.id !== parameter('personaId')) return [];
		return parsedRecords(persona.voice_configs, voiceConfigRecord).map(({ id, name, language_locale, is_default }) => {
			const aside = [language_locale, ...(is_default ? ['default'] : [])].filter(Boolean).join(', ');
			return { name: `${name || id}${aside && ` (${aside})`}`, value: id };
		});
	},
};
