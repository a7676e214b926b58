import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { wholeList } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';

export const voice = {
	displayName: 'Voice',
	name: 'voiceId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a voice...', typeOptions: { searchListMethod: 'searchVoices', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. v_2' },
	],
} as const satisfies INodeProperties;

export const voicesPath = apiPath('/api/v1/voices');

const text = z.string().catch('');

const voiceRecord = z.object({ id: z.string().min(1), name: text, language_locale: text });

const underName = z.object({ voices: z.array(z.unknown()) });

/** The endpoint is only named by https://docs.kejue.co/api-reference/agents/create-voice-config, its answer nowhere: a list, bare or under its name. */
export const voiceList = z.union([z.array(z.unknown()), underName.passthrough()]);

export const voicePages = wholeList({ entries: (data) => (Array.isArray(data) ? (data as unknown[]) : underName.parse(data).voices), record: voiceRecord });

export const voices: PickList = {
	request: () => ({ method: 'GET', path: voicesPath }),
	response: voiceList,
	pages: voicePages,
	entries(record) {
		const { id, name, language_locale: locale } = voiceRecord.parse(record);
		return [{ name: `${name || id}${locale && ` (${locale})`}`, value: id }];
	},
	searches: false,
};
