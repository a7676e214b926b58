/*
 * Requests and answers as Elemente documents them. Members of the overrides, their types and that they are optional are
 * known from the sample only. No range or length is documented for any of them.
 */

/** https://docs.elemente.ai/api-reference/endpoint/calls/initiate-call */
export interface CreateCallBody {
	/** UUID in the sample, short digits elsewhere. */
	agentId: string;
	channel: Channel;
	skillId: string;
	customerOverride: CustomerOverride;
	agentOverride?: AgentOverride;
	/** The next three are used when a customer has to be created. */
	customerName?: string;
	customerPhone?: string;
	customerEmail?: string;
}

/** https://docs.elemente.ai/api-reference/endpoint/calls/update-call */
export interface UpdateCallBody {
	/** Printed before the others, as required fields are (inferred), but not enforced here. */
	note?: string;
	agentId?: string;
	/** Free text; the values of the list filter are the likely set. */
	status?: string;
}

export type Channel = 'call' | 'sms' | 'whatsapp' | 'email' | 'webchat';

export interface CustomerOverride {
	firstName?: string;
	lastName?: string;
	phoneNumber?: string;
	email?: string;
	/** Locale ("en-US"). */
	language?: string;
	customFields?: CustomField[];
}

export interface CustomField {
	/** What stands between the double braces in prompts, blanks and capitals included. */
	name: string;
	/** Dates are text. */
	value: string | number | boolean;
}

export interface AgentOverride {
	name?: string;
	phone?: string;
	imageURL?: string;
	/** Locale ("en-US"). */
	language?: string;
	voiceStability?: number;
	voiceSpeed?: number;
	prompt?: AgentPrompt;
}

export interface AgentPrompt {
	initialMessage?: string;
	prompt?: string;
	routingConditions?: object;
}

/**
 * One call or conversation: the answer to creating and to reading it. Every member is documented as required, which
 * cannot hold before it ends. No time, channel or direction is among them.
 * https://docs.elemente.ai/api-reference/endpoint/calls/get-call
 */
export interface Interaction {
	id: string;
	/** Free text; see callStates.ts. */
	status: string;
	agentPhone: string;
	agentEmail: string;
	customerPhone: string;
	customerEmail: string;
	agentId: string;
	customerId: string;
	skillId: string;
	customerName: string;
	transcription: string;
	recordingUrl: string;
	messages: unknown[];
	/** Seconds; documented as a number, shown as text ("7200"). */
	duration: number | string;
}
