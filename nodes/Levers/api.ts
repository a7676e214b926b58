import type { IDataObject } from 'n8n-workflow';

/**
 * Calls one person. The answer is 201 without a documented body, so without a call ID.
 * https://docs.uselevers.com/api-reference/ai-features/call-contact (newest version)
 */
export interface CallContactBody {
	/** 1 to 100 characters: E.164, or a local number together with `countryCode`. The contact is found or made by it. */
	numberToCall: string;
	/** The next three are stored with a new contact, and with a known one if `updateExisting` is set. */
	firstName?: string;
	lastName?: string;
	email?: string;
	/** UUID of the contact the call is filed under; one that Levers does not know is ignored. */
	contactUuid?: string;
	/** UUID of the prompt template; the account's default without. */
	aiSettingsTemplateId?: string;
	/** Comes back in the webhook event as `metadata.requestMetadata`. */
	metadata?: IDataObject;
	/** Fills {{key}} in the template before the call. */
	promptTags?: Record<string, string>;
	/** false without. */
	updateExisting?: boolean;
	/** Two capital letters, ISO 3166-1 alpha-2: where local numbers belong. */
	countryCode?: string;
}

/**
 * Calls many people with one request. Answered like `CallContactBody`. The table of an entry lists neither `email` nor
 * `contactUuid`.
 * https://docs.uselevers.com/api-reference/ai-features/call-bulk
 */
export interface CallContactsBulkBody {
	/** Entries: Pick<CallContactBody, 'numberToCall' | 'firstName' | 'lastName' | 'metadata' | 'promptTags'>. */
	contacts: IDataObject[];
	aiSettingsTemplateId?: string;
	/** 10 to 1000. */
	batchSize?: number;
	updateExisting?: boolean;
	countryCode?: string;
}
