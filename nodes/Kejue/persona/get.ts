import { requestOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { persona, personaPath, personaRecord } from './persona';

export const get = defineOperation({
	option: { name: 'Get', value: 'get', description: 'Get a persona with its voice configurations and tools (inferred endpoint)', action: 'Get persona' },
	properties: [{ ...persona, required: true }, requestOptions],
	response: personaRecord.passthrough(),
	request: ({ personaId }) => ({ method: 'GET', path: personaPath(personaId) }),
});
