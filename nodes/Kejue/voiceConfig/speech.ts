import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import type { InactivityMessage, Speech } from '../api';
import type { voice } from '../voice/voice';

// How a persona speaks, in a voice configuration or in a single call: docs/decisions.md#kejues-undocumented-ranges

export const firstMessage = { displayName: 'First Message', name: 'firstMessage', type: 'string', typeOptions: { rows: 2 }, default: '', placeholder: 'e.g. Hello {{contact.first_name}}', description: "What the persona says first. In Fixed mode, write Kejue's {{variables}} as they are; in Expression mode, build them like this: {{ '{' + '{date}' + '}' }}." } as const satisfies INodeProperties;

export const firstMessageUninterruptible = { displayName: 'First Message Uninterruptible', name: 'firstMessageUninterruptible', type: 'boolean', default: true, description: 'Whether the persona finishes its first message even when the person speaks' } as const satisfies INodeProperties;

export const inactivityMessages = {
	displayName: 'Inactivity Messages',
	name: 'inactivityMessages',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Message',
	default: {},
	description: 'What to say when the person stays silent, in this order',
	options: [
		{
			displayName: 'Message',
			name: 'messages',
			values: [
				{ displayName: 'Delay', name: 'delaySeconds', type: 'number', typeOptions: { numberPrecision: 0 }, default: 15, description: 'Seconds of silence before the message' },
				{
					displayName: 'End Behavior',
					name: 'endBehavior',
					type: 'options',
					// Kejue documents only the first; the others are those of its voice engine: https://docs.ultravox.ai
					options: [
						{ name: 'Unspecified', value: 'END_BEHAVIOR_UNSPECIFIED', description: "Kejue's default" },
						{ name: 'Hang Up Softly (Undocumented)', value: 'END_BEHAVIOR_HANG_UP_SOFT', description: 'Hang up after the message unless the person speaks; likely accepted, not documented by Kejue' },
						{ name: 'Hang Up Strictly (Undocumented)', value: 'END_BEHAVIOR_HANG_UP_STRICT', description: 'Hang up after the message in any case; likely accepted, not documented by Kejue' },
					],
					default: 'END_BEHAVIOR_UNSPECIFIED',
					description: 'What to do after the message',
				},
				{ displayName: 'Message', name: 'message', type: 'string', default: '', placeholder: 'e.g. Can you hear me?' },
			],
		},
	],
} as const satisfies INodeProperties;

export const languageLocale = { displayName: 'Language Locale', name: 'languageLocale', type: 'string', default: '', placeholder: 'e.g. en-US', description: 'Language and region as a BCP-47 tag' } as const satisfies INodeProperties;

export const maxDuration = { displayName: 'Max Duration', name: 'maxDuration', type: 'number', typeOptions: { minValue: 30, maxValue: 7200, numberPrecision: 0 }, default: 600, description: 'Seconds after which the call is ended, from 30 to 7200' } as const satisfies INodeProperties;

export const prompt = { displayName: 'Prompt', name: 'prompt', type: 'string', typeOptions: { rows: 4 }, default: '', placeholder: 'e.g. You remind {{contact.first_name|default:there}} of the visit on {{date}}.', description: "System prompt. In Fixed mode, write Kejue's {{variables}} as they are; in Expression mode, build them like this: {{ '{' + '{date}' + '}' }}." } as const satisfies INodeProperties;

export const recordingEnabled = { displayName: 'Recording Enabled', name: 'recordingEnabled', type: 'boolean', default: true, description: 'Whether to record the call' } as const satisfies INodeProperties;

export const silenceTimeout = { displayName: 'Silence Timeout', name: 'silenceTimeout', type: 'number', typeOptions: { minValue: 5, maxValue: 120, numberPrecision: 0 }, default: 30, description: 'Seconds of silence after which the call is ended, from 5 to 120' } as const satisfies INodeProperties;

export const temperature = { displayName: 'Temperature', name: 'temperature', type: 'number', typeOptions: { minValue: 0, maxValue: 2, numberPrecision: 2 }, default: 1, description: 'How varied the responses are, from 0 (most consistent) to 2' } as const satisfies INodeProperties;

type SpeechParams = Partial<
	Params<
		[
			typeof firstMessage,
			typeof firstMessageUninterruptible,
			typeof inactivityMessages,
			typeof languageLocale,
			typeof maxDuration,
			typeof prompt,
			typeof recordingEnabled,
			typeof silenceTimeout,
			typeof temperature,
			typeof voice,
		]
	>
>;

export function speechBody(entered: SpeechParams) {
	return {
		prompt: entered.prompt,
		first_message: entered.firstMessage,
		first_message_uninterruptible: entered.firstMessageUninterruptible,
		voice_id: entered.voiceId,
		temperature: entered.temperature,
		max_duration: entered.maxDuration,
		silence_timeout: entered.silenceTimeout,
		recording_enabled: entered.recordingEnabled,
		language_locale: entered.languageLocale,
		inactivity_messages: entered.inactivityMessages?.messages?.map(({ delaySeconds, endBehavior, message }) => ({
			...present({ delay_seconds: delaySeconds, end_behavior: endBehavior, message } satisfies InactivityMessage),
		})),
	} satisfies Speech;
}
