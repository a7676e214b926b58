import type { IDataObject } from 'n8n-workflow';

/*
 * What Zudu documents for calls, in its own names. The documentation has two generations that disagree in places; these
 * shapes hold for both. https://docs.zudu.ai/api-reference/introduction
 */

/** Body of POST /api/calls/create. https://docs.zudu.ai/api-reference/calls/post-calls-create */
export interface CreateCallBody {
	agent_id: string;
	/** Own id; generated when absent. What happens with a repeated one is not documented. */
	call_id?: string;
	call_type?: 'PHONE_CALL' | 'WEB_CALL';
	direction?: 'INBOUND' | 'OUTBOUND';
	metadata?: IDataObject;
}

/** Body of POST /api/calls/create-phone-call. https://docs.zudu.ai/api-reference/calls/post-calls-create-phone-call */
export interface CreatePhoneCallBody {
	/** E.164, one of the organization's own numbers. */
	from_number: string;
	/** E.164. */
	to_number: string;
	/** Zudu chooses an agent when absent. */
	override_agent_id?: string;
	/** Unix seconds, unlike every other time of a call; absent = now. */
	scheduled_timestamp?: number;
	metadata?: IDataObject;
}

/** Body of POST /api/calls/create-web-call. https://docs.zudu.ai/api-reference/calls/post-calls-create-web-call */
export interface CreateWebCallBody {
	agent_id: string;
	is_widget_call?: boolean;
	metadata?: IDataObject;
}

/** Body of PUT /api/calls/{callId}. https://docs.zudu.ai/api-reference/calls/put-calls-call-id */
export interface UpdateCallBody {
	call_status?: CallStatusWord;
	direction?: 'INBOUND' | 'OUTBOUND';
	from_number?: string;
	/** Merged into what is stored. */
	metadata?: IDataObject;
}

/** Body of PUT /api/calls/{callId}/schedule. https://docs.zudu.ai/api-reference/calls/put-calls-call-id-schedule */
export interface RescheduleCallBody {
	/** Unix seconds. */
	scheduled_timestamp: number;
}

/** Body of POST /api/calls. https://docs.zudu.ai/api-reference/calls/post-calls */
export interface SearchCallsBody {
	/** From 0. */
	page?: number;
	limit?: number;
	sort_by?: 'created_at' | 'start_timestamp';
	sort_order?: 'ascending' | 'descending';
	filter_criteria?: IDataObject;
}

/** `filter_criteria` of the search for calls. */
export interface SearchCallsFilter {
	call_status?: CallStatusWord[];
	call_type?: Array<'PHONE_CALL' | 'WEB_CALL'>;
	/** A list in the newer samples, a single ID in the older ones. */
	agent_id?: string[];
	/** `lower_threshold` and `upper_threshold`, milliseconds. */
	duration_ms?: IDataObject;
	/** The same in Unix milliseconds. A filter by date is mentioned, but not its name (inferred). */
	start_timestamp?: IDataObject;
	transcript_search?: string;
}

type CallStatusWord = 'ENDED' | 'ERROR' | 'ONGOING' | 'REGISTERED' | 'SCHEDULED';

/** A body with every documented field, entered or not: `present` leaves out the others. */
export type Entered<Body> = { [Field in keyof Required<Body>]: Body[Field] | undefined };
