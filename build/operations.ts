import type { Calls } from '../nodes/shared/calls/calls';
import type { CallParts } from '../nodes/shared/calls/callParts';
import type { Provider } from '../nodes/shared/core/provider';
import type { LocalOperation } from '../nodes/shared/core/local/localOperation';
import type { OfferedOperation, Resource } from '../nodes/shared/core/resource';
import type { RunnableOperation } from '../nodes/shared/core/running/conduct';
import { resources as callCampaignResources } from '../nodes/CallCampaign/resources';
import { calls as elementeCalls } from '../nodes/Elemente/calls';
import { elemente } from '../nodes/Elemente/provider';
import { resources as elementeResources } from '../nodes/Elemente/resources';
import { calls as kejueCalls } from '../nodes/Kejue/calls';
import { kejue } from '../nodes/Kejue/provider';
import { resources as kejueResources } from '../nodes/Kejue/resources';
import { calls as leversCalls } from '../nodes/Levers/calls';
import { levers } from '../nodes/Levers/provider';
import { resources as leversResources } from '../nodes/Levers/resources';
import { calls as zuduCalls } from '../nodes/Zudu/calls';
import { zudu } from '../nodes/Zudu/provider';
import { resources as zuduResources } from '../nodes/Zudu/resources';

export type ProviderName = 'kejue' | 'zudu' | 'elemente' | 'levers';

/** One operation, and whose it is. */
export interface ListedOperation extends Omit<Node, 'resources'> {
	resource: string;
	value: string;
	/** "kejue call create" */
	title: string;
	operation: RunnableOperation & { call?: CallParts<never> };
}

interface Node {
	/** As the node type and the sandbox name it. */
	name: ProviderName;
	provider: Provider;
	calls: Calls;
	resources: Resource[];
}

export const NODES: Node[] = [
	{ name: 'kejue', provider: kejue, calls: kejueCalls, resources: kejueResources },
	{ name: 'zudu', provider: zudu, calls: zuduCalls, resources: zuduResources },
	{ name: 'elemente', provider: elemente, calls: elementeCalls, resources: elementeResources },
	{ name: 'levers', provider: levers, calls: leversCalls, resources: leversResources },
];

/** One operation that sends nothing, and whose it is. */
export interface ListedLocalOperation extends Omit<LocalNode, 'resources'>, Pick<ListedOperation, 'resource' | 'value' | 'title'> {
	operation: LocalOperation;
}

interface LocalNode {
	name: string;
	/** Where it stands in nodes/. */
	folder: string;
	resources: [Resource<LocalOperation>, ...Array<Resource<LocalOperation>>];
}

/** Nodes that send nothing. */
export const LOCAL_NODES: LocalNode[] = [{ name: 'callCampaign', folder: 'CallCampaign', resources: callCampaignResources }];

/** Every operation that sends requests: schemas, documents and tests that hold for any are made of it. */
export const OPERATIONS: ListedOperation[] = NODES.flatMap(({ resources, ...node }) =>
	listOperations(node.name, resources).map((listed) => ({ ...node, ...listed })),
);

export const LOCAL_OPERATIONS: ListedLocalOperation[] = LOCAL_NODES.flatMap(({ resources, ...node }) =>
	listOperations(node.name, resources).map((listed) => ({ ...node, ...listed })),
);

function listOperations<O extends OfferedOperation>(name: string, resources: Array<Resource<O>>) {
	return resources.flatMap(({ value: resource, operations }) =>
		Object.values<O>(operations).map((operation) => {
			const { value } = operation.option;
			return { resource, value, title: `${name} ${resource} ${value}`, operation };
		}),
	);
}
