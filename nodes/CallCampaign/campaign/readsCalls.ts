import type { IExecuteFunctions, NodeTypeAndVersion } from 'n8n-workflow';
import { isObject } from '../../shared/core/input/isObject';

/** True if the items come from a node that reads calls by their ID: its errors say nothing of whether they were placed. */
export function readsCalls(context: IExecuteFunctions): boolean {
	const { name, type } = context.getNode();
	const before = context.getParentNodes(name, { includeNodeParameters: true });
	const source = before.find((node) => node.name === context.getInputSourceData().previousNode);
	const ours = type.slice(0, type.lastIndexOf('.') + 1);
	return source?.type.startsWith(ours) ? takesCallId(source) : before.some(takesCallId);
}

function takesCallId({ parameters }: NodeTypeAndVersion): boolean {
	return isObject(parameters) && 'callId' in parameters;
}
