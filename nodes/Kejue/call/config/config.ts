import type { INodeProperties } from 'n8n-workflow';
import { allowedDays, callEndHour, callEndMinute, callStartHour, callStartMinute } from './callWindow';
import { inactivityMessages } from './inactivityMessages';
import { structuredDataSchema } from './structuredDataSchema';
import { tags } from './tags';
import { tools } from './tools';
import { webhookIds } from './webhookIds';
import { webhooks } from './webhooks';

/**
 * Settings of one call. https://docs.kejue.co/api-reference/persona-calls/create-persona-call
 *
 * The page prints no ranges. Temperature, Max Duration and Silence Timeout have those of a voice configuration, which are
 * documented for the same fields (https://docs.kejue.co/api-reference/agents/create-voice-config).
 */
export const config = {
	displayName: 'Configuration',
	name: 'config',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	description: 'Settings for this call only. They override campaign, persona and workspace settings.',
	options: [
		allowedDays,
		{
			displayName: 'Auto Retry',
			name: 'autoRetry',
			type: 'boolean',
			default: true,
			description: 'Whether Kejue retries automatically if the person is not reached',
		},
		callEndHour,
		callEndMinute,
		callStartHour,
		callStartMinute,
		{
			displayName: 'First Message',
			name: 'firstMessage',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Hello {{contact.first_name}}',
			description:
				"What the persona says first. In Fixed mode, write Kejue's {{variables}} as they are; in Expression mode, build them like this: {{ '{' + '{date}' + '}' }}.",
		},
		{
			displayName: 'First Message Uninterruptible',
			name: 'firstMessageUninterruptible',
			type: 'boolean',
			default: true,
			description: 'Whether the persona finishes its first message even when the person speaks',
		},
		inactivityMessages,
		{
			displayName: 'Language Locale',
			name: 'languageLocale',
			type: 'string',
			default: '',
			placeholder: 'e.g. en-US',
			description: 'Language and region as a BCP-47 tag',
		},
		{
			displayName: 'Max Duration',
			name: 'maxDuration',
			type: 'number',
			typeOptions: { minValue: 30, maxValue: 7200, numberPrecision: 0 },
			default: 600,
			description: 'Seconds after which the call is ended, from 30 to 7200',
		},
		{
			displayName: 'Prompt',
			name: 'prompt',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. You remind {{contact.first_name|default:there}} of the visit on {{date}}.',
			description:
				"System prompt in place of the persona's. In Fixed mode, write Kejue's {{variables}} as they are; in Expression mode, build them like this: {{ '{' + '{date}' + '}' }}.",
		},
		{
			displayName: 'Recording Enabled',
			name: 'recordingEnabled',
			type: 'boolean',
			default: true,
			description: 'Whether to record the call',
		},
		{
			displayName: 'Retry Schedule',
			name: 'retrySchedule',
			type: 'string',
			default: '',
			placeholder: 'e.g. 30, 120',
			description: 'Minutes to wait before each retry, separated by commas',
		},
		{
			displayName: 'Scoring Criteria',
			name: 'scoringCriteria',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Did the person confirm?',
			description: 'What the post-call analysis should score, in your own words',
		},
		{
			displayName: 'Server Secret',
			name: 'serverSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: "Secret for the Server URL. Kejue's documentation does not explain its use.",
		},
		{
			displayName: 'Server URL',
			name: 'serverUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://hooks.example.com/kejue',
			description: "URL of your own server. Kejue's documentation does not explain its use.",
		},
		{
			displayName: 'Silence Timeout',
			name: 'silenceTimeout',
			type: 'number',
			typeOptions: { minValue: 5, maxValue: 120, numberPrecision: 0 },
			default: 30,
			description: 'Seconds of silence after which the call is ended, from 5 to 120',
		},
		structuredDataSchema,
		tags,
		{
			displayName: 'Temperature',
			name: 'temperature',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 2, numberPrecision: 2 },
			default: 1,
			description: 'How varied the responses are, from 0 (most consistent) to 2',
		},
		tools,
		{
			displayName: 'Voice ID',
			name: 'voiceId',
			type: 'string',
			default: '',
			placeholder: 'e.g. v_2',
		},
		webhookIds,
		webhooks,
	],
} as const satisfies INodeProperties;
