import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import type { VoiceConfigUpdate } from '../api';
import { voice } from '../voice/voice';
import { firstMessage, firstMessageUninterruptible, inactivityMessages, languageLocale, maxDuration, prompt, recordingEnabled, silenceTimeout, speechBody, temperature } from './speech';

/** https://docs.kejue.co/api-reference/agents/create-voice-config */
export const voiceConfigFields = {
	displayName: 'Voice Config',
	name: 'voiceConfig',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	description: 'Language, voice and prompt of the persona in one locale',
	options: [
		firstMessage,
		{ displayName: 'First Message Delay', name: 'firstMessageDelayMs', type: 'number', typeOptions: { minValue: 0, numberPrecision: 0 }, default: 500, description: 'Milliseconds before the first message' },
		firstMessageUninterruptible,
		{ displayName: 'First Speaker', name: 'firstSpeaker', type: 'options', options: [{ name: 'Agent', value: 'agent', description: 'The persona' }, { name: 'User', value: 'user', description: 'The person' }], default: 'agent', description: 'Who speaks first' },
		inactivityMessages,
		{ displayName: 'Is Default', name: 'isDefault', type: 'boolean', default: true, description: 'Whether calls use it unless they name another one' },
		languageLocale,
		maxDuration,
		{ displayName: 'Model', name: 'model', type: 'options', options: [{ name: 'KJUE-V0', value: 'KJUE-v0' }, { name: 'KJUE-V0-Large', value: 'KJUE-v0-large' }, { name: 'KJUE-V0-Mini', value: 'KJUE-v0-mini' }, { name: 'KJUE-v1.0', value: 'KJUE-v1.0' }], default: 'KJUE-v1.0', description: 'Language model' },
		{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Ana', description: 'What the persona is called in this locale' },
		prompt,
		recordingEnabled,
		silenceTimeout,
		temperature,
		voice,
	],
} as const satisfies INodeProperties;

export function voiceConfigBody(entered: Partial<Params<(typeof voiceConfigFields)['options']>>) {
	return present({
		...speechBody(entered),
		name: entered.name,
		first_speaker: entered.firstSpeaker,
		first_message_delay_ms: entered.firstMessageDelayMs,
		model: entered.model,
		is_default: entered.isDefault,
	} satisfies VoiceConfigUpdate);
}
