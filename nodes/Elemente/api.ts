/* Members of the overrides, and that they are optional, are known from the sample only. No range or length is documented. */

/** https://docs.elemente.ai/api-reference/endpoint/calls/initiate-call */
export interface CreateCallBody {
	agentId: string;
	channel: Channel;
	skillId: string;
	customerOverride: CustomerOverride;
	agentOverride?: AgentOverride;
	customerName?: string;
	customerPhone?: string;
	customerEmail?: string;
}

/** https://docs.elemente.ai/api-reference/endpoint/calls/update-call */
export interface UpdateCallBody {
	/** Printed before the others, as required fields are (inferred), but not enforced here. */
	note?: string;
	agentId?: string;
	status?: string;
}

export type Channel = 'call' | 'sms' | 'whatsapp' | 'email' | 'webchat';

export interface CustomerOverride {
	firstName?: string;
	lastName?: string;
	phoneNumber?: string;
	email?: string;
	language?: string;
	customFields?: CustomField[];
}

export interface CustomField {
	name: string;
	value: string | number | boolean;
}

export interface AgentOverride {
	name?: string;
	phone?: string;
	imageURL?: string;
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
