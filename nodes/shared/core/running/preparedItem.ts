import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Problem } from '../problem/problem';
import type { RequestSpec } from '../request';

export interface PreparedItem {
	itemIndex: number;
	/** Names what the request is about, in whichever item: docs/decisions.md#one-key-per-item */
	intent: string;
	/** Names the item in the ledger, the same for each try. */
	key: string;
	spec: RequestSpec;
	params: never;
	additions: IDataObject | undefined;
	recipient: string | undefined;
	/** Values that are sent, but never shown or stored: passwords, secret URLs. */
	secrets: string[];
	limit: number;
	simplified: boolean;
	dryRun: boolean;
	timeoutMs: number;
}

export interface UnsendableItem {
	itemIndex: number;
	problem: Problem;
}

/** An item for which nothing is sent, and its output. */
export interface FinishedItem {
	itemIndex: number;
	outputs: INodeExecutionData[];
}

export type ScreenedItem = PreparedItem | UnsendableItem | FinishedItem;

export function isPrepared(item: ScreenedItem): item is PreparedItem {
	return 'spec' in item;
}
