import type { IDataObject } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';
import type { CallBack } from '../calls/callBack';
import type { CallLookUp } from '../calls/lookUp';
import type { Operation } from './operation';
import type { SimplifiedCall } from '../calls/call';
import type { RequestSpec } from './request';

/** Everything in which providers differ. Shared code asks these members, never which provider it serves. */
export interface Provider {
	/** As people know it, for errors. */
	name: string;
	/** Credential type; it knows the API's address and how to sign a request. */
	credential: string;
	/** Operations by resource and operation value. */
	resources: Record<string, Record<string, Operation>>;
	/** The provider's own words in the body of a failed request; undefined where it has none. */
	errorMessage(body: unknown): string | undefined;
	/** True for a body that reports a failure although the HTTP status is 2xx. */
	isFailure?(body: unknown): boolean;
	/** The answer without its envelope: what Raw output shows. */
	unwrap(body: unknown): unknown;
	/** One call record in the shape that is the same for all providers. Unknown values become "unknown", missing ones null. */
	simplifyCall(record: IDataObject): SimplifiedCall;
	/** True once the call will not change its status any more. Unknown statuses count as running. */
	isFinal(record: IDataObject): boolean;
	/** Where a person can see which calls were placed, completing "look at ...". */
	whereToLook: string;
	/** How to read one call; absent where the provider offers none. */
	readCall?: { request(params: { callId: string }): RequestSpec; answer: ZodTypeAny };
	/** How to find a call whose creation was never confirmed; absent where the provider cannot be asked. */
	lookUp?: CallLookUp;
	/** How it tells that a call is over, at an address of that call's own; absent where it does not. */
	callBack?: CallBack;
	/** Present only where n8n fetches a token for the credential, so that a 401 can mean that it has expired. */
	token?: {
		/** Field of the credential in which n8n keeps it; empty before the first one. */
		field: string;
		/** A harmless read that needs the token: it makes n8n fetch one. */
		read: RequestSpec;
	};
}
