import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { splitList } from '../../shared/core/input/splitList';
import type { Entered, TtsConfigBody } from '../api';

export const ttsConfig = {
	displayName: 'TTS Config',
	name: 'ttsConfig',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	description: 'Voice of the agent',
	options: [
		{ displayName: 'Custom API Key', name: 'customApiKey', type: 'string', typeOptions: { password: true }, default: '' },
		{ displayName: 'Custom API URL', name: 'customApiUrl', type: 'string', default: '', placeholder: 'e.g. https://tts.example.com', description: 'Your own text-to-speech service' },
		{ displayName: 'Custom Sample Rate', name: 'customSampleRate', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 16000, description: 'In hertz (inferred)' },
		{ displayName: 'Custom Secret Key', name: 'customSecretKey', type: 'string', typeOptions: { password: true }, default: '' },
		{ displayName: 'Custom Streaming', name: 'customStreaming', type: 'boolean', default: true, description: 'Whether your own service streams audio (inferred)' },
		{ displayName: 'Custom Timeout', name: 'customTimeout', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 30, description: 'How long to wait for your own service. The unit is not documented.' },
		{ displayName: 'Language', name: 'language', type: 'string', default: '', placeholder: 'e.g. en' },
		{ displayName: 'Language Name', name: 'languageName', type: 'string', default: '', placeholder: 'e.g. English' },
		{ displayName: 'Model', name: 'model', type: 'string', default: '', placeholder: 'e.g. eleven_turbo_v2' },
		{ displayName: 'Pronunciation Dictionary IDs', name: 'pronunciationDictionaryIds', type: 'string', default: '', placeholder: 'e.g. dict_1, dict_2', description: 'Separated by commas' },
		{ displayName: 'Provider', name: 'provider', type: 'string', default: '', placeholder: 'e.g. elevenlabs' },
		{ displayName: 'Voice ID', name: 'voiceId', type: 'string', default: '', placeholder: 'e.g. voice_1' },
		{ displayName: 'Voice Speed', name: 'voiceSpeed', type: 'number', typeOptions: { minValue: 0, numberPrecision: 2 }, default: 1 },
	],
} as const satisfies INodeProperties;

/** `place` is the collection as the form shows it. */
export function ttsConfigBody(entered: Partial<Params<(typeof ttsConfig)['options']>> = {}, place: string) {
	return present({
		custom_api_key: entered.customApiKey,
		custom_api_url: entered.customApiUrl,
		custom_sample_rate: entered.customSampleRate,
		custom_secret_key: entered.customSecretKey,
		custom_streaming: entered.customStreaming,
		custom_timeout: entered.customTimeout,
		language: entered.language,
		language_name: entered.languageName,
		model: entered.model,
		pronunciation_dictionary_ids: splitList(entered.pronunciationDictionaryIds, `${place} → TTS Config → Pronunciation Dictionary IDs`),
		provider: entered.provider,
		voice_id: entered.voiceId,
		voice_speed: entered.voiceSpeed,
	} satisfies Entered<TtsConfigBody>);
}
