import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import type { Problem } from './problem';
import { problemOf } from './problemOf';
import { toError } from './toError';

/** What n8n shows of an error. When activation fails, it shows only the message. */
export interface Words {
	message: string;
	description?: string;
}

export function nodeErrorOf(
	node: INode,
	problem: Problem,
	{ itemIndex, words = { message: problem.error, description: problem.message } }: { itemIndex?: number; words?: Words } = {},
): NodeApiError | NodeOperationError {
	const { code, httpStatus } = problem.details;
	const { message, description } = words;
	if (code === 'invalidInput' || code === 'canceled') return new NodeOperationError(node, message, { description, itemIndex });
	return new NodeApiError(node, { message }, { message, description, itemIndex, ...(httpStatus !== null && { httpCode: String(httpStatus) }) });
}

export function nodeError(node: INode, error: unknown, wordsOf?: (problem: Problem) => Words): Error {
	const problem = problemOf(error);
	return problem ? nodeErrorOf(node, problem, { words: wordsOf?.(problem) }) : toError(error);
}
