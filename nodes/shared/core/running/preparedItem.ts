import type { IDataObject } from 'n8n-workflow';
import type { Problem } from '../problem/problem';
import type { RequestSpec } from '../request';

/** One item, checked and ready to be sent. */
export interface PreparedItem {
	itemIndex: number;
	/** Names what the request is about, in whichever item. */
	intent: string;
	/** Names the item in the ledger, the same for each try: its intent and the row that it had when it was first sent. */
	key: string;
	/** The request that the item makes by itself. */
	spec: RequestSpec;
	/** The operation's parameters, as its functions take them. */
	params: never;
	/** What the user adds to the body. */
	additions: IDataObject | undefined;
	/** The phone number that the request rings or writes to. */
	recipient: string | undefined;
	/** Values that are sent, but never shown or stored: passwords, secret addresses. */
	secrets: string[];
	/** Records to read from a list. */
	limit: number;
	simplified: boolean;
	dryRun: boolean;
	timeoutMs: number;
}

/** One item that cannot be sent. */
export interface UnsendableItem {
	itemIndex: number;
	problem: Problem;
}
