import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { listUnder } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';
import { listPages, PAGE_SIZE } from '../listPages';

export const persona = {
	displayName: 'Persona',
	name: 'personaId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a persona...', typeOptions: { searchListMethod: 'searchPersonas', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. per_7' },
	],
} as const satisfies INodeProperties;

export const personasPath = apiPath('/api/v1/agents');

export const personaPath = (personaId: string) => apiPath('/api/v1/agents/{personaId}', { personaId });

export const personaRecord = z.object({ id: z.string().min(1), name: z.string().catch('') });

export const personaPages = listPages('agents', personaRecord);

/** Personas, which the API calls agents; the parameters are inferred. https://docs.kejue.co/api-reference/agents/list-agents */
export const personas: PickList = {
	request: () => ({ method: 'GET', path: personasPath, query: { limit: PAGE_SIZE, offset: 0 } }),
	response: listUnder('agents'),
	pages: personaPages,
	entries(record) {
		const { id, name } = personaRecord.parse(record);
		return [{ name: name || id, value: id }];
	},
	searches: false,
};
