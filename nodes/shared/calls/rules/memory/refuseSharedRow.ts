import type { IExecuteFunctions } from 'n8n-workflow';
import { InvalidParameter } from '../../../core/input/invalidParameter';
import { member } from '../../../core/input/nestedFields';

const REMOVE_DUPLICATES = 'n8n-nodes-base.removeDuplicates';

/** Refuses a campaign behind a node that would make it forget people: docs/decisions.md#the-memory-of-a-campaign @throws InvalidParameter */
export function refuseSharedRow(context: IExecuteFunctions): void {
	const parents = context.getParentNodes(context.getNode().name, { includeNodeParameters: true });
	const other = parents.find(({ type, parameters }) => type === REMOVE_DUPLICATES && [parameters, member(parameters, 'options')].some((holder) => member(holder, 'scope') === 'workflow'));
	if (!other) return;
	throw new InvalidParameter(
		'Campaign Rules → Campaign',
		`cannot be remembered: the node "${other.name}" keeps its history in the same place and would remove it`,
		`Set 'Scope' in "${other.name}" to Node, then run the items again; nobody was called.`,
	);
}
