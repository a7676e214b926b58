import type { IDataObject } from 'n8n-workflow';
import type { Params } from '../../../shared/core/input/paramTypes';
import { present } from '../../../shared/core/input/present';
import { splitIntegers } from '../../../shared/core/input/splitList';
import type { CallConfig } from '../../api';
import type { config } from './config';
import { inactivityMessagesBody } from './inactivityMessages';
import { webhooksBody } from './webhooks';

/** The settings as Kejue wants them; undefined when none was entered. */
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
		inactivity_messages: inactivityMessagesBody(entered.inactivityMessages),
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
