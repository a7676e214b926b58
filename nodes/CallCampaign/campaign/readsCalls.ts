import type { IExecuteFunctions, NodeTypeAndVersion } from 'n8n-workflow';
import { isObject } from '../../shared/core/input/isObject';

const WITH_PARAMETERS = { includeNodeParameters: true };

/** The node of this package that has called, or has tried to: the one that the items come from, or else the only one before. */
export function callNode(context: IExecuteFunctions): NodeTypeAndVersion | undefined {
	const { name, type } = context.getNode();
	const ours = type.slice(0, type.lastIndexOf('.') + 1);
	const callers = context.getParentNodes(name, WITH_PARAMETERS).filter((node) => node.type.startsWith(ours) && node.type !== type);
	return callers.find((node) => node.name === context.getInputSourceData().previousNode) ?? (callers.length === 1 ? callers[0] : undefined);
}

/** True if the items come from a node that reads calls by their ID: its errors say nothing of whether they were placed. */
export function readsCalls(context: IExecuteFunctions): boolean {
	const { name, type } = context.getNode();
	const before = context.getParentNodes(name, WITH_PARAMETERS);
	const source = before.find((node) => node.name === context.getInputSourceData().previousNode);
	const ours = type.slice(0, type.lastIndexOf('.') + 1);
	return source?.type.startsWith(ours) ? takesCallId(source) : before.some(takesCallId);
}

function takesCallId({ parameters }: NodeTypeAndVersion): boolean {
	return isObject(parameters) && 'callId' in parameters;
}
