import type { IExecuteFunctions, NodeTypeAndVersion } from 'n8n-workflow';
import { isObject } from '../../shared/core/input/isObject';

/** The node of this package that has called, or has tried to: the one that the items come from, or else the only one before. */
export function callNode(context: IExecuteFunctions): NodeTypeAndVersion | undefined {
	const { before, source, isOurs } = nodesBefore(context);
	const callers = before.filter((node) => isOurs(node) && node.type !== context.getNode().type);
	return callers.find((node) => node === source) ?? (callers.length === 1 ? callers[0] : undefined);
}

/** True if the items come from a node that reads calls by their ID: its errors say nothing of whether they were placed. */
export function readsCalls(context: IExecuteFunctions): boolean {
	const { before, source, isOurs } = nodesBefore(context);
	return source && isOurs(source) ? takesCallId(source) : before.some(takesCallId);
}

function nodesBefore(context: IExecuteFunctions) {
	const { name, type } = context.getNode();
	const before = context.getParentNodes(name, { includeNodeParameters: true });
	const ours = type.slice(0, type.lastIndexOf('.') + 1);
	return {
		before,
		source: before.find((node) => node.name === context.getInputSourceData().previousNode),
		isOurs: (node: NodeTypeAndVersion) => node.type.startsWith(ours),
	};
}

function takesCallId({ parameters }: NodeTypeAndVersion): boolean {
	return isObject(parameters) && 'callId' in parameters;
}
