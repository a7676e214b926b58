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

/** A body with every documented field, entered or not: `present` leaves out the others. */
export type Entered<Body> = { [Field in keyof Required<Body>]: Body[Field] | undefined };
