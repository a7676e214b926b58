import { NodeApiError, NodeOperationError, type INode, type INodeExecutionData } from 'n8n-workflow';

/** Whether a phone may have rung because of this item. */
export type CallPlaced = 'no' | 'unknown' | 'yes';

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
		callPlaced: CallPlaced;
		/** True where running the same item again may succeed and cannot ring anybody twice. */
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
 * The item as n8n's error branch wants it: only with exactly these three members does n8n send it there and merge the
 * input item's fields into it.
 */
export function problemItem({ error, message, details }: Problem, itemIndex: number): INodeExecutionData {
	return { json: { error, message, details: { ...details } }, pairedItem: { item: itemIndex } };
}

/** The same problem as the one error that stops the node; `aftermath` tells what became of the other items. */
export function problemError(
	{ error, message, details }: Problem,
	{ node, itemIndex, aftermath }: { node: INode; itemIndex: number; aftermath: string },
): NodeApiError | NodeOperationError {
	const words = `${error} [item ${itemIndex}]`;
	const description = [message, aftermath].filter(Boolean).join(' ');
	if (details.code === 'invalidInput' || details.code === 'canceled') {
		return new NodeOperationError(node, words, { description, itemIndex });
	}
	return new NodeApiError(
		node,
		{ message: words },
		{
			message: words,
			description,
			itemIndex,
			...(details.httpStatus !== null && { httpCode: String(details.httpStatus) }),
		},
	);
}
