import type { IExecuteFunctions, INodeParameters, NodeTypeAndVersion } from 'n8n-workflow';
import { refuseSharedRow } from '../../../nodes/shared/calls/rules/memory/refuseSharedRow';

const REMOVE_DUPLICATES = 'n8n-nodes-base.removeDuplicates';
const SEEN = 'removeItemsSeenInPreviousExecutions';

type Connections = Array<[from: string, to: string]>;

/** A workflow with the node "Call", as n8n tells of what is before and after a node. */
function callIn(connections: Connections, other: Partial<NodeTypeAndVersion>): IExecuteFunctions {
	const nodeNamed = (name: string): NodeTypeAndVersion => ({ name, type: 'n8n-nodes-base.set', typeVersion: 2, disabled: false, ...(name === 'Other' && other) });
	const reach = (name: string, next: (name: string) => string[], seen = new Set<string>()): Set<string> => {
		for (const one of next(name)) if (!seen.has(one)) reach(one, next, seen.add(one));
		return seen;
	};
	const before = (name: string) => connections.flatMap(([from, to]) => (to === name ? [from] : []));
	const after = (name: string) => connections.flatMap(([from, to]) => (from === name ? [to] : []));
	return {
		getNode: () => ({ name: 'Call' }),
		getParentNodes: (name: string) => [...reach(name, before)].map(nodeNamed),
		getChildNodes: (name: string) => [...reach(name, after)].map(nodeNamed),
	} as unknown as IExecuteFunctions;
}

const removeDuplicates = (parameters: INodeParameters, more: Partial<NodeTypeAndVersion> = {}): Partial<NodeTypeAndVersion> => ({ type: REMOVE_DUPLICATES, parameters, ...more });
const SHARED = removeDuplicates({ operation: SEEN, options: { scope: 'workflow' } });
const BEFORE: Connections = [['Start', 'Other'], ['Other', 'Call']];

test.each<[string, Connections]>([
	['before the call', BEFORE],
	['after it', [['Start', 'Call'], ['Call', 'Other']]],
	['in another branch', [['Start', 'Call'], ['Start', 'If'], ['If', 'Other']]],
	['behind another trigger that leads to the same node', [['Start', 'Call'], ['Call', 'Merge'], ['Second Start', 'Other'], ['Other', 'Merge']]],
	['in a loop with it', [['Start', 'Loop'], ['Loop', 'Call'], ['Call', 'Other'], ['Other', 'Loop']]],
])('a node that writes into the same row is refused %s', (_case, connections) => {
	expect(() => refuseSharedRow(callIn(connections, SHARED))).toThrow(
		expect.objectContaining({
			message: `'Campaign Rules → Campaign' cannot be remembered: the node "Other" keeps its history in the same place and would remove it`,
			remedy: `Set 'Scope' in "Other" to Node, then run the items again; nobody was called.`,
		}),
	);
});

test.each<[string, Partial<NodeTypeAndVersion>]>([
	['clears the history', removeDuplicates({ operation: 'clearDeduplicationHistory', options: { scope: 'workflow' } })],
	['has an expression that may return Workflow', removeDuplicates({ operation: SEEN, options: { scope: '={{ $json.scope }}' } })],
])('also one that %s is refused', (_case, other) => {
	expect(() => refuseSharedRow(callIn(BEFORE, other))).toThrow(/"Other"/);
});

test.each<[string, Partial<NodeTypeAndVersion>]>([
	['keeps its history for itself', removeDuplicates({ operation: SEEN, options: { scope: 'node' } })],
	['has the scope by default', removeDuplicates({ operation: SEEN, options: {} })],
	['has no parameters', removeDuplicates({})],
	['compares only its input', removeDuplicates({ operation: 'removeDuplicateInputItems', options: { scope: 'workflow' } })],
	['compares only its input by default', removeDuplicates({ options: { scope: 'workflow' } })],
	['is disabled', { ...SHARED, disabled: true }],
	['is another node with such a parameter', { ...SHARED, type: 'n8n-nodes-base.code' }],
])('a node that %s is let through', (_case, other) => {
	expect(() => refuseSharedRow(callIn(BEFORE, other))).not.toThrow();
});
