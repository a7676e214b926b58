import type { IDataObject } from 'n8n-workflow';

/** Body of POST /api/v1/persona-calls. https://docs.kejue.co/api-reference/persona-calls/create-persona-call */
export interface PersonaCallCreate {
	persona_id: string;
	contact_id?: string;
	contact?: ContactInput;
	/** A voice-config ID, in spite of its name. */
	agent_id?: string;
	phone_number_id?: string;
	schedule_at?: string;
	priority?: number;
	external_reference?: string;
	context?: IDataObject;
	config?: CallConfig;
}

/** A contact that is created together with the call. https://docs.kejue.co/api-reference/contacts/create-contact */
export interface ContactInput {
	/** E.164, as is `whatsapp_number`. */
	phone?: string;
	whatsapp_number?: string;
	email?: string;
	first_name?: string;
	last_name?: string;
	company?: string;
	job_title?: string;
	country?: string;
	timezone?: string;
	language?: string;
	tags?: string[];
	metadata?: IDataObject;
}

/** Body of POST /api/v1/contacts/bulk. https://docs.kejue.co/api-reference/contacts/bulk-create-contacts */
export interface ContactBulkCreate {
	/** Entries: ContactInput. */
	contacts: IDataObject[];
	skip_duplicates?: boolean;
	duplicate_field?: string;
}

export interface CallConfig {
	prompt?: string;
	first_message?: string;
	first_message_uninterruptible?: boolean;
	voice_id?: string;
	temperature?: number;
	/** Seconds, as is `silence_timeout`. */
	max_duration?: number;
	silence_timeout?: number;
	recording_enabled?: boolean;
	language_locale?: string;
	inactivity_messages?: InactivityMessage[];
	call_start_hour?: number;
	call_start_minute?: number;
	call_end_hour?: number;
	call_end_minute?: number;
	/** 0 = Monday to 6 = Sunday. */
	allowed_days?: number[];
	auto_retry?: boolean;
	/** Minutes between tries. */
	retry_schedule?: number[];
	scoring_criteria?: string;
	tools?: Array<{ id: string; config?: IDataObject }>;
	tags?: Array<{ name: string; description?: string }>;
	structured_data_schema?: Array<{ key: string; description?: string }>;
	server_url?: string;
	server_secret?: string;
	webhooks?: CallWebhook[];
	webhook_ids?: string[];
}

export interface InactivityMessage {
	delay_seconds?: number;
	end_behavior?: string;
	message?: string;
}

/** A delivery target for one call only. Events and signatures: https://docs.kejue.co/guides/webhooks */
export interface CallWebhook {
	url: string;
	events?: string[];
	signing_method?: string;
	secret?: string;
}
