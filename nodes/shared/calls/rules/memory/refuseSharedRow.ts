import type { IExecuteFunctions, NodeTypeAndVersion } from 'n8n-workflow';
import { InvalidParameter } from '../../../core/input/invalidParameter';
import { member } from '../../../core/input/nestedFields';

const REMOVE_DUPLICATES = 'n8n-nodes-base.removeDuplicates';
const USING_STORE: unknown[] = ['removeItemsSeenInPreviousExecutions', 'clearDeduplicationHistory'];
const WITH_PARAMETERS = { includeNodeParameters: true };

/** Refuses a campaign beside a node that would make it forget people: docs/decisions.md#the-memory-of-a-campaign @throws InvalidParameter */
export function refuseSharedRow(context: IExecuteFunctions): void {
	const other = connectedNodes(context).find(sharesRow);
	if (!other) return;
	throw new InvalidParameter(
		'Campaign Rules → Campaign',
		`cannot be remembered: the node "${other.name}" keeps its history in the same place and would remove it`,
		`Set 'Scope' in "${other.name}" to Node, then run the items again; nobody was called.`,
	);
}

function sharesRow({ type, disabled, parameters }: NodeTypeAndVersion): boolean {
	const scope = member(member(parameters, 'options'), 'scope') ?? 'node';
	return type === REMOVE_DUPLICATES && !disabled && USING_STORE.includes(member(parameters, 'operation')) && scope !== 'node';
}

/** Whatever is connected with the node, before it, after it, or in other branches. */
function connectedNodes(context: IExecuteFunctions): NodeTypeAndVersion[] {
	const found = new Map<string, NodeTypeAndVersion>();
	const open = [context.getNode().name];
	for (let name = open.pop(); name !== undefined; name = open.pop()) {
		for (const node of [...context.getParentNodes(name, WITH_PARAMETERS), ...context.getChildNodes(name, WITH_PARAMETERS)]) {
			if (found.has(node.name)) continue;
			found.set(node.name, node);
			open.push(node.name);
		}
	}
	return [...found.values()];
}
