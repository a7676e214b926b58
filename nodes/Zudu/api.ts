import type { IDataObject } from 'n8n-workflow';

/* Bodies as documented; they hold for both generations of the pages: docs/decisions.md#what-zudu-documents-of-calls */

export interface CreateCallBody {
	agent_id: string;
	call_id?: string;
	call_type?: 'PHONE_CALL' | 'WEB_CALL';
	direction?: 'INBOUND' | 'OUTBOUND';
	metadata?: IDataObject;
}

export interface CreatePhoneCallBody {
	from_number: string;
	to_number: string;
	override_agent_id?: string;
	/** Unix seconds, unlike every other time of a call. */
	scheduled_timestamp?: number;
	metadata?: IDataObject;
}

export interface CreateWebCallBody {
	agent_id: string;
	is_widget_call?: boolean;
	metadata?: IDataObject;
}

export interface UpdateCallBody {
	call_status?: CallStatusWord;
	direction?: 'INBOUND' | 'OUTBOUND';
	from_number?: string;
	metadata?: IDataObject;
}

export interface RescheduleCallBody {
	scheduled_timestamp: number;
}

export interface SearchCallsBody {
	page?: number;
	limit?: number;
	sort_by?: 'created_at' | 'start_timestamp';
	sort_order?: 'ascending' | 'descending';
	filter_criteria?: IDataObject;
}

export interface SearchCallsFilter {
	call_status?: CallStatusWord[];
	call_type?: Array<'PHONE_CALL' | 'WEB_CALL'>;
	agent_id?: string[];
	/** Milliseconds. */
	duration_ms?: IDataObject;
	/** Unix milliseconds; a date filter is mentioned, but not its name (inferred). */
	start_timestamp?: IDataObject;
	transcript_search?: string;
}

type CallStatusWord = 'ENDED' | 'ERROR' | 'ONGOING' | 'REGISTERED' | 'SCHEDULED';

export interface LlmConfigBody {
	system_message?: string;
	temperature?: number;
	max_tokens?: number;
	tools?: IDataObject[];
	system_message_variables?: string[];
	model?: string;
	provider?: string;
}

export interface TtsConfigBody {
	provider?: string;
	model?: string;
	voice_id?: string;
	voice_speed?: number;
	language?: string;
	language_name?: string;
	pronunciation_dictionary_ids?: string[];
	custom_api_url?: string;
	custom_api_key?: string;
	custom_secret_key?: string;
	custom_timeout?: number;
	custom_streaming?: boolean;
	custom_sample_rate?: number;
}

export interface AgentBody {
	agent_name?: string;
	begin_message?: string;
	begin_message_variables?: string[];
	begin_message_delay_ms?: number;
	test_variables?: IDataObject;
	webhook_url?: string;
	post_call_webhook_id?: string;
	end_call_after_silence_ms?: number;
	max_call_duration_ms?: number;
	take_turn_after_silence_seconds?: number;
	timezone?: string;
	knowledge_base_ids?: string[];
	mcp_server_ids?: string[];
	rag_config?: IDataObject;
	llm_config?: IDataObject;
	stt_config?: IDataObject;
	tts_config?: IDataObject;
	post_call_analysis_data?: IDataObject[];
	post_call_analysis_model?: string;
	post_call_evaluation_criteria?: IDataObject[];
	widget_config?: IDataObject;
	access_info?: IDataObject;
	fetch_webhook_data?: boolean;
	use_rag?: boolean;
	integrations?: string[];
	text_only?: boolean;
	additional_languages?: IDataObject[];
	/* Of the older pages. */
	language?: string;
	voice?: IDataObject;
	first_message?: string;
	model?: string;
	transcription_model?: string;
}

export interface AgentConfigBody {
	apply_to_all?: true;
	agent_ids?: string[];
	configuration?: IDataObject;
}

export interface PhoneNumberBody {
	nickname?: string;
	inbound_agent_id?: string;
	outbound_agent_id?: string;
	inbound_agent_version?: number;
	outbound_agent_version?: number;
	inbound_webhook_url?: string;
	number_provider?: 'plivo' | 'twilio';
	outbound_trunk_id?: string;
}

export interface PhoneNumberCreateBody extends PhoneNumberBody {
	phone_number: string;
	/** Three digits. */
	area_code?: number;
	phone_number_type?: string;
}

export interface PhoneNumberPatchBody extends Omit<PhoneNumberBody, 'inbound_agent_id' | 'outbound_agent_id'> {
	label?: string;
	inbound_agent_id?: string | null;
	outbound_agent_id?: string | null;
}

export interface PhoneNumberImportBody extends Pick<PhoneNumberBody, 'nickname' | 'inbound_agent_id' | 'outbound_agent_id'> {
	phone_number: string;
	provider: 'plivo' | 'twilio';
	account_sid?: string;
	auth_token?: string;
}

export interface PostCallWebhookBody {
	name?: string;
	/** HTTPS only. */
	url?: string;
	description?: string;
	is_active?: boolean;
}

export interface McpServerBody {
	url?: string;
	name?: string;
	approval_policy?: 'auto_approve_all' | 'auto_approve_read_only' | 'require_approval_all' | 'require_approval_per_tool';
	transport?: 'SSE' | 'STREAMABLE_HTTP' | 'WebSocket';
	description?: string;
	request_headers?: Record<string, string>;
	secret_token?: IDataObject;
}

export interface McpToolApprovalBody {
	tool_name?: string;
	tool_description?: string;
	tool_hash?: string;
	input_schema?: IDataObject;
	approval_policy?: string;
}

export interface BatchTaskBody {
	to_number: string;
	/** At most 5 KB. */
	dynamic_variables?: IDataObject;
	max_retries?: number;
}

export interface UpdateBatchBody {
	name?: string;
	status?: 'draft' | 'scheduled' | 'sent';
	/** Unix seconds. */
	trigger_timestamp?: number;
	send_now?: boolean;
	timezone?: string;
	agent_id?: string;
}

export interface CreateBatchBody extends UpdateBatchBody {
	from_number: string;
	tasks: IDataObject[];
	retry_config?: IDataObject;
	quiet_hours?: IDataObject;
	retry_rules?: IDataObject[];
}

/** A body with every documented field, entered or not: `present` leaves out the others. */
export type Entered<Body> = { [Field in keyof Required<Body>]: Body[Field] | undefined };
