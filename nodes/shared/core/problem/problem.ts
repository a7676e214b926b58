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

/** Why an item has no result, in the words that users and AI agents see. */
export interface Problem {
	/** One plain sentence that is clear by itself. */
	error: string;
	/** What to do about it. */
	message: string;
	details: {
		code: ProblemCode;
		httpStatus: number | null;
		/** Whether what the item asked for has happened at the provider. */
		done: Certain;
		/** Whether a phone may have rung or a message been sent because of this item, or still may. */
		callPlaced: Certain;
		/** True if running the same item again may succeed and does nothing twice. */
		retryable: boolean;
		callId?: string;
		requestId?: string;
		rehearsal?: true;
	};
}

export const NOT_DONE = { httpStatus: null, done: 'no', callPlaced: 'no' } as const satisfies Partial<Problem['details']>;

export class ProblemError extends Error {
	constructor(readonly problem: Problem) {
		super(problem.error);
	}
}

export function notRetryable(code: ProblemCode, done: Certain, rings?: boolean): Problem['details'] {
	return { code, httpStatus: null, done, callPlaced: rings ? done : 'no', retryable: false };
}

/** The item for n8n's error output: docs/decisions.md#items-with-an-error */
export function problemItem({ error, message, details }: Problem, itemIndex: number, { onError }: INode): INodeExecutionData {
	const item = { json: { error, message, details: { ...details } }, pairedItem: { item: itemIndex } };
	return onError === 'continueErrorOutput' ? Object.defineProperty(item, 'error', { value: { message: error } }) : item;
}
