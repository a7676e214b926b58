import { z } from 'zod';
import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { persona } from '../persona/persona';
import { voiceConfigBody, voiceConfigFields } from './fields';

/** https://docs.kejue.co/api-reference/agents/create-voice-config */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Add a voice configuration to a persona, one per language and region', action: 'Create voice config' },
	properties: [{ ...persona, required: true }, voiceConfigFields, additionalBodyFields, writeOptions],
	effect: { what: 'voice configuration', participle: 'created', where: 'the voice configurations in the Kejue dashboard' },
	response: z.object({ id: z.string() }).passthrough(),
	request({ personaId, voiceConfig, additionalBodyFields }) {
		const body = voiceConfigBody(voiceConfig);
		if (!body && !additionalBodyFields) throw new InvalidParameter('Voice Config', 'is empty');
		return { method: 'POST', path: apiPath('/api/v1/agents/{personaId}/voice-configs', { personaId }), body };
	},
});
