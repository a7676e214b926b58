import type { RequestSpec } from './request';

/** How the APIs of providers differ. Shared code asks these members, never which provider it serves. */
export interface Provider {
	name: string;
	credential: string;
	errorMessage(body: unknown): string | undefined;
	/** True for a body that reports a failure although the HTTP status is 2xx. */
	isFailure?(body: unknown): boolean;
	/** The answer without its envelope: Raw output shows it. */
	unwrap(body: unknown): unknown;
	/** Where a person sees which calls were placed, completing "check ...". */
	whereToLook: string;
	/** Only where n8n fetches a token for the credential, so that a 401 can mean that it has expired. */
	token?: {
		/** Field of the credential in which n8n stores the token. */
		field: string;
		/** A harmless read that needs the token, so that n8n fetches one. */
		read: RequestSpec;
	};
}
