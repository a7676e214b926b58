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

export interface CallConfig extends Speech, CallSettings {
	call_start_minute?: number;
	call_end_minute?: number;
	tools?: Array<{ id: string; config?: IDataObject }>;
	server_url?: string;
	server_secret?: string;
	webhooks?: CallWebhook[];
	webhook_ids?: string[];
}

/** What a call and a voice configuration have in common. */
export interface Speech {
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
}

/** What a call, a persona and a campaign have in common. */
export interface CallSettings {
	call_start_hour?: number;
	call_end_hour?: number;
	/** 0 = Monday to 6 = Sunday. */
	allowed_days?: number[];
	auto_retry?: boolean;
	phone_assignment_mode?: string;
	/** Minutes between tries. */
	retry_schedule?: number[];
	scoring_criteria?: string;
	tags?: Array<{ name: string; description?: string }>;
	structured_data_schema?: Array<{ key: string; description?: string }>;
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

/** Body of PATCH /api/v1/agents/{agent_id}/voice-configs/{config_id}. https://docs.kejue.co/api-reference/agents/update-voice-config */
export interface VoiceConfigUpdate extends Speech {
	name?: string;
	first_speaker?: string;
	first_message_delay_ms?: number;
	model?: string;
	is_default?: boolean;
	is_active?: boolean;
	config?: IDataObject;
}

/** Body of PATCH /api/v1/agents/{agent_id}. https://docs.kejue.co/api-reference/agents/update-agent */
export interface AgentUpdate {
	name?: string;
	description?: string;
	/** URL of an image. */
	avatar?: string;
	is_active?: boolean;
	memory_enabled?: boolean;
	/** CallSettings. */
	call_settings?: IDataObject;
}

/** Body of POST /api/v1/agents. https://docs.kejue.co/api-reference/agents/create-agent */
export interface AgentCreate extends Omit<AgentUpdate, 'is_active'> {
	name: string;
	/** VoiceConfigUpdate; the names of this and of `tools` are inferred. */
	voice_config?: IDataObject;
	/** Entries: ToolAttach. */
	tools?: IDataObject[];
}

/** Body of POST /api/v1/agents/{agent_id}/tools. https://docs.kejue.co/api-reference/agents/attach-tool */
export interface ToolAttach {
	tool_name: string;
	tool_id?: string;
	channels?: string[];
	config?: IDataObject;
}

/** Body of PATCH /api/v1/tools/{tool_id}; to create one, `name` and `http_config` are required. https://docs.kejue.co/api-reference/tools/update-tool */
export interface ToolUpdate {
	name?: string;
	display_name?: string;
	description?: string;
	http_config?: IDataObject;
	dynamic_parameters?: IDataObject[];
	static_parameters?: IDataObject[];
	response_schema?: IDataObject;
	/** Milliseconds. */
	timeout?: number;
	retry_count?: number;
	precomputable?: boolean;
	agent_reaction?: string;
}

/** Members of a tool's `http_config`. */
export interface HttpConfig {
	url: string;
	method?: string;
	headers?: IDataObject;
	auth_config?: IDataObject;
	timeout_ms?: number;
}

/** Body of PATCH /api/v1/webhooks/{webhook_id}; POST also takes `secret`. https://docs.kejue.co/api-reference/webhooks/update-webhook */
export interface WebhookUpdate {
	name?: string;
	url?: string;
	events?: string[];
	signing_method?: string;
	scope_type?: string;
	persona_id?: string;
	timeout_ms?: number;
	max_retries?: number;
}

/** Body of POST /api/v1/campaigns. https://docs.kejue.co/api-reference/campaigns/create-campaign */
export interface CampaignCreate {
	name: string;
	description?: string;
	persona_id?: string;
	voice_config_id?: string;
	/** CallSettings. */
	call_settings?: IDataObject;
	metadata?: IDataObject;
	contact_ids?: string[];
	priority?: number;
	/** YYYY-MM-DDTHH:MM in each contact's own time zone. */
	scheduled_start_at?: string;
	auto_start?: boolean;
}
