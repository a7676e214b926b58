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

/** A body with every documented field, entered or not: `present` leaves out the others. */
export type Entered<Body> = { [Field in keyof Required<Body>]: Body[Field] | undefined };
