import { z } from 'zod';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { PickList } from '../../shared/core/lists/listSearch';
import { readableRecords } from '../../shared/core/lists/readableRecords';
import { personas } from './personas';

const text = z.string().catch('');

const agent = z.object({ id: z.string(), voice_configs: z.array(z.unknown()).catch([]) });

const config = z.object({ id: z.string().min(1), name: text, language_locale: text, is_default: z.boolean().catch(false) });

/**
 * Voice configurations of the chosen persona. They come with the list of personas: reading a single one has no documented
 * endpoint. https://docs.kejue.co/api-reference/agents/list-agents
 */
export const voiceConfigs: PickList = {
	...personas,
	request(filter, parameter) {
		if (parameter('personaId') === '') {
			throw new InvalidParameter(
				'Persona',
				'must be chosen before its voice configurations can be listed',
				"Choose the persona first, or enter the voice configuration 'By ID'.",
			);
		}
		return personas.request(filter, parameter);
	},
	entries(record, parameter) {
		const persona = agent.parse(record);
		if (persona.id !== parameter('personaId')) return [];
		return readableRecords(persona.voice_configs, config).records.map((found) => {
			const { id, name, language_locale, is_default } = config.parse(found);
			const aside = [language_locale, ...(is_default ? ['default'] : [])].filter(Boolean).join(', ');
			return { name: `${name || id}${aside && ` (${aside})`}`, value: id };
		});
	},
};
