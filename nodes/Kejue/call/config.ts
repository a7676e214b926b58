import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../shared/core/input/fields';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { splitIntegers } from '../../shared/core/input/splitList';
import type { CallConfig, InactivityMessage } from '../api';
import { tool } from '../tool/tool';
import { webhook } from '../webhook/webhook';
import { webhooks, webhooksBody } from './webhooks';

/** Settings of one call. Where ranges, days and hours come from: docs/decisions.md#kejues-undocumented-ranges */
export const config = {
	displayName: 'Configuration',
	name: 'config',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	description: 'Settings for this call only. They override campaign, persona and workspace settings.',
	options: [
		{
			displayName: 'Allowed Days',
			name: 'allowedDays',
			type: 'multiOptions',
			options: [
				{ name: 'Monday', value: 0 },
				{ name: 'Tuesday', value: 1 },
				{ name: 'Wednesday', value: 2 },
				{ name: 'Thursday', value: 3 },
				{ name: 'Friday', value: 4 },
				{ name: 'Saturday', value: 5 },
				{ name: 'Sunday', value: 6 },
			],
			default: [],
			description: 'Days on which the person may be called',
		},
		{ displayName: 'Auto Retry', name: 'autoRetry', type: 'boolean', default: true, description: 'Whether Kejue retries automatically if the person is not reached' },
		{ displayName: 'Call End Hour', name: 'callEndHour', type: 'number', typeOptions: { minValue: 0, maxValue: 24, numberPrecision: 0 }, default: 18, description: 'Hour of the day after which the person is not called, from 0 to 24' },
		{ displayName: 'Call End Minute', name: 'callEndMinute', type: 'number', typeOptions: { minValue: 0, maxValue: 59, numberPrecision: 0 }, default: 0, description: 'Minute of the Call End Hour, from 0 to 59' },
		{ displayName: 'Call Start Hour', name: 'callStartHour', type: 'number', typeOptions: { minValue: 0, maxValue: 24, numberPrecision: 0 }, default: 9, description: 'Hour of the day before which the person is not called, from 0 to 24' },
		{ displayName: 'Call Start Minute', name: 'callStartMinute', type: 'number', typeOptions: { minValue: 0, maxValue: 59, numberPrecision: 0 }, default: 0, description: 'Minute of the Call Start Hour, from 0 to 59' },
		{ displayName: 'First Message', name: 'firstMessage', type: 'string', typeOptions: { rows: 2 }, default: '', placeholder: 'e.g. Hello {{contact.first_name}}', description: "What the persona says first. In Fixed mode, write Kejue's {{variables}} as they are; in Expression mode, build them like this: {{ '{' + '{date}' + '}' }}." },
		{ displayName: 'First Message Uninterruptible', name: 'firstMessageUninterruptible', type: 'boolean', default: true, description: 'Whether the persona finishes its first message even when the person speaks' },
		{
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
		},
		{ displayName: 'Language Locale', name: 'languageLocale', type: 'string', default: '', placeholder: 'e.g. en-US', description: 'Language and region as a BCP-47 tag' },
		{ displayName: 'Max Duration', name: 'maxDuration', type: 'number', typeOptions: { minValue: 30, maxValue: 7200, numberPrecision: 0 }, default: 600, description: 'Seconds after which the call is ended, from 30 to 7200' },
		{ displayName: 'Prompt', name: 'prompt', type: 'string', typeOptions: { rows: 4 }, default: '', placeholder: 'e.g. You remind {{contact.first_name|default:there}} of the visit on {{date}}.', description: "System prompt in place of the persona's. In Fixed mode, write Kejue's {{variables}} as they are; in Expression mode, build them like this: {{ '{' + '{date}' + '}' }}." },
		{ displayName: 'Recording Enabled', name: 'recordingEnabled', type: 'boolean', default: true, description: 'Whether to record the call' },
		{ displayName: 'Retry Schedule', name: 'retrySchedule', type: 'string', default: '', placeholder: 'e.g. 30, 120', description: 'Minutes to wait before each retry, separated by commas' },
		{ displayName: 'Scoring Criteria', name: 'scoringCriteria', type: 'string', typeOptions: { rows: 3 }, default: '', placeholder: 'e.g. Did the person confirm?', description: 'What the post-call analysis should score, in your own words' },
		{ displayName: 'Server Secret', name: 'serverSecret', type: 'string', typeOptions: { password: true }, default: '', description: "Secret for the Server URL. Kejue's documentation does not explain its use." },
		{ displayName: 'Server URL', name: 'serverUrl', type: 'string', default: '', placeholder: 'e.g. https://hooks.example.com/kejue', description: "URL of your own server. Kejue's documentation does not explain its use." },
		{ displayName: 'Silence Timeout', name: 'silenceTimeout', type: 'number', typeOptions: { minValue: 5, maxValue: 120, numberPrecision: 0 }, default: 30, description: 'Seconds of silence after which the call is ended, from 5 to 120' },
		{
			displayName: 'Structured Data Schema',
			name: 'structuredDataSchema',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Field',
			default: {},
			description: 'Data the post-call analysis should extract',
			options: [
				{
					displayName: 'Field',
					name: 'fields',
					values: [
						{ displayName: 'Key', name: 'key', type: 'string', required: true, default: '', placeholder: 'e.g. new_date' },
						{ displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Date the person proposed', description: 'What to look for' },
					],
				},
			],
		},
		{
			displayName: 'Tags',
			name: 'tags',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Tag',
			default: {},
			description: 'Labels the post-call analysis can assign',
			options: [
				{
					displayName: 'Tag',
					name: 'tags',
					values: [
						{ displayName: 'Name', name: 'name', type: 'string', required: true, default: '', placeholder: 'e.g. confirmed' },
						{ displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. The person said yes', description: 'When to assign the label' },
					],
				},
			],
		},
		{ displayName: 'Temperature', name: 'temperature', type: 'number', typeOptions: { minValue: 0, maxValue: 2, numberPrecision: 2 }, default: 1, description: 'How varied the responses are, from 0 (most consistent) to 2' },
		{
			displayName: 'Tools',
			name: 'tools',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Tool',
			default: {},
			description: 'Tools the persona may use in this call',
			options: [
				{
					displayName: 'Tool',
					name: 'tools',
					values: [
						{ ...tool, name: 'id' },
						{ displayName: 'Settings', name: 'config', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Tool settings for this call', options: freeObjectGroups },
					],
				},
			],
		},
		{ displayName: 'Voice ID', name: 'voiceId', type: 'string', default: '', placeholder: 'e.g. v_2' },
		{
			displayName: 'Webhook Subscriptions',
			name: 'webhookIds',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Subscription',
			default: {},
			description: 'Existing webhook subscriptions to use for this call',
			options: [{ displayName: 'Subscription', name: 'webhooks', values: [{ ...webhook, name: 'id' }] }],
		},
		webhooks,
	],
} as const satisfies INodeProperties;

export function configBody(entered: Partial<Params<(typeof config)['options']>>): IDataObject | undefined {
	return present({
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
		call_start_hour: entered.callStartHour,
		call_start_minute: entered.callStartMinute,
		call_end_hour: entered.callEndHour,
		call_end_minute: entered.callEndMinute,
		allowed_days: entered.allowedDays,
		auto_retry: entered.autoRetry,
		retry_schedule: splitIntegers(entered.retrySchedule, 'Configuration → Retry Schedule'),
		scoring_criteria: entered.scoringCriteria,
		tools: entered.tools?.tools,
		tags: entered.tags?.tags,
		structured_data_schema: entered.structuredDataSchema?.fields,
		server_url: entered.serverUrl,
		server_secret: entered.serverSecret,
		webhooks: webhooksBody(entered.webhooks),
		webhook_ids: entered.webhookIds?.webhooks?.map(({ id }) => id),
	} satisfies CallConfig);
}
