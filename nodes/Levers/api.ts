import type { IDataObject } from 'n8n-workflow';

/** Calls one person. https://docs.uselevers.com/api-reference/ai-features/call-contact (newest version) */
export interface CallContactBody {
	/** E.164, or a local number together with `countryCode`. It finds or creates the contact. */
	numberToCall: string;
	firstName?: string;
	lastName?: string;
	email?: string;
	/** UUID of the contact for which the call is recorded; Levers ignores one that it does not know. */
	contactUuid?: string;
	aiSettingsTemplateId?: string;
	metadata?: IDataObject;
	promptTags?: Record<string, string>;
	updateExisting?: boolean;
	countryCode?: string;
}

/** Calls many people with one request. https://docs.uselevers.com/api-reference/ai-features/call-bulk */
export interface CallContactsBulkBody {
	/** Entries: Pick<CallContactBody, 'numberToCall' | 'firstName' | 'lastName' | 'metadata' | 'promptTags'>. */
	contacts: IDataObject[];
	aiSettingsTemplateId?: string;
	batchSize?: number;
	updateExisting?: boolean;
	countryCode?: string;
}
