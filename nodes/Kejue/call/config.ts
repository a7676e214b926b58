import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../shared/core/input/fields';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import type { CallConfig } from '../api';
import { tool } from '../tool/tool';
import { voice } from '../voice/voice';
import { firstMessage, firstMessageUninterruptible, inactivityMessages, languageLocale, maxDuration, prompt, recordingEnabled, silenceTimeout, speechBody, temperature } from '../voiceConfig/speech';
import { webhook } from '../webhook/webhook';
import { allowedDays, analysisTags, autoRetry, callEndHour, callSettingsBody, callStartHour, retrySchedule, scoringCriteria, structuredDataSchema } from './callSettings';
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
		allowedDays,
		autoRetry,
		callEndHour,
		{ displayName: 'Call End Minute', name: 'callEndMinute', type: 'number', typeOptions: { minValue: 0, maxValue: 59, numberPrecision: 0 }, default: 0, description: 'Minute of the Call End Hour, from 0 to 59' },
		callStartHour,
		{ displayName: 'Call Start Minute', name: 'callStartMinute', type: 'number', typeOptions: { minValue: 0, maxValue: 59, numberPrecision: 0 }, default: 0, description: 'Minute of the Call Start Hour, from 0 to 59' },
		firstMessage,
		firstMessageUninterruptible,
		inactivityMessages,
		languageLocale,
		maxDuration,
		prompt,
		recordingEnabled,
		retrySchedule,
		scoringCriteria,
		{ displayName: 'Server Secret', name: 'serverSecret', type: 'string', typeOptions: { password: true }, default: '', description: "Secret for the Server URL. Kejue's documentation does not explain its use." },
		{ displayName: 'Server URL', name: 'serverUrl', type: 'string', default: '', placeholder: 'e.g. https://hooks.example.com/kejue', description: "URL of your own server. Kejue's documentation does not explain its use." },
		silenceTimeout,
		structuredDataSchema,
		analysisTags,
		temperature,
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
						{ ...tool, name: 'id', required: true },
						{ displayName: 'Settings', name: 'config', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Tool settings for this call', options: freeObjectGroups },
					],
				},
			],
		},
		voice,
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
		...speechBody(entered),
		...callSettingsBody(entered, 'Configuration'),
		call_start_minute: entered.callStartMinute,
		call_end_minute: entered.callEndMinute,
		tools: entered.tools?.tools,
		server_url: entered.serverUrl,
		server_secret: entered.serverSecret,
		webhooks: webhooksBody(entered.webhooks),
		webhook_ids: entered.webhookIds?.webhooks?.map(({ id }) => id),
	} satisfies CallConfig);
}
