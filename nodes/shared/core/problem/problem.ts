import type { INode, INodeExecutionData } from 'n8n-workflow';

/** Whether something has happened: a phone has rung, a record was changed. */
export type Certain = 'no' | 'unknown' | 'yes';

export type ProblemCode =
	| 'invalidInput'
	| 'unreachable'
	| 'rateLimited'
	| 'unauthorized'
	| 'refused'
	| 'unconfirmed'
	| 'canceled';

/** Why an item gave no result, in the words that users and AI agents see (contract: "Errors"). */
export interface Problem {
	/** One plain sentence that stands alone. */
	error: string;
	/** What to do about it. */
	message: string;
	details: {
		code: ProblemCode;
		httpStatus: number | null;
		/** Whether what the item asked for has happened at the provider. */
		done: Certain;
		/** Whether a phone may have rung or a message gone out because of this item, or still may. */
		callPlaced: Certain;
		/** True where running the same item again may succeed and does nothing twice. */
		retryable: boolean;
		callId?: string;
		requestId?: string;
	};
}

/** Carries a Problem up to the item it belongs to. */
export class ProblemError extends Error {
	constructor(readonly problem: Problem) {
		super(problem.error);
	}
}

/**
 * The item as n8n's error output wants it. Since some version after 2.8 n8n sends an item there whose members are these
 * three and no others; 2.8 knows no `details` and asks for `error` on the item itself.
 */
export function problemItem({ error, message, details }: Problem, itemIndex: number, { onError }: INode): INodeExecutionData {
	const item = { json: { error, message, details: { ...details } }, pairedItem: { item: itemIndex } };
	// Hidden from copies: n8n looks at it, copies the item to add the fields of the input item, and replaces the json of
	// every item that then still has an `error` by its message alone.
	return onError === 'continueErrorOutput' ? Object.defineProperty(item, 'error', { value: { message: error } }) : item;
}
