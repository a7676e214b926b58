import type { RequestSpec } from './request';

/** Everything in which the APIs of providers differ. Shared code asks these members, never which provider it serves. */
export interface Provider {
	/** As people know it, for errors. */
	name: string;
	/** Credential type; it knows the API's address and how to sign a request. */
	credential: string;
	/** The provider's own words in the body of a failed request; undefined where it has none. */
	errorMessage(body: unknown): string | undefined;
	/** True for a body that reports a failure although the HTTP status is 2xx. */
	isFailure?(body: unknown): boolean;
	/** The answer without its envelope: what Raw output shows. */
	unwrap(body: unknown): unknown;
	/** Where a person can see which calls were placed, completing "look at ...". */
	whereToLook: string;
	/** Present only where n8n fetches a token for the credential, so that a 401 can mean that it has expired. */
	token?: {
		/** Field of the credential in which n8n keeps it; empty before the first one. */
		field: string;
		/** A harmless read that needs the token: it makes n8n fetch one. */
		read: RequestSpec;
	};
}
