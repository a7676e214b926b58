import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { findOperation, type OfferedOperation, type Resource } from '../resource';

export interface Chosen<O> {
	operation: O;
	names: { resource: string; operation: string };
}

/** The operation that the form has chosen. @throws NodeOperationError with `others`, which says how to do anything else */
export function chosenOperation<O extends OfferedOperation>(context: IExecuteFunctions, resources: Array<Resource<O>>, others = ''): Chosen<O> {
	const names = {
		resource: context.getNodeParameter('resource', 0, ''),
		operation: context.getNodeParameter('operation', 0, ''),
	};
	const operation = findOperation(resources, names);
	if (operation) return { operation, names };
	throw new NodeOperationError(context.getNode(), `'${names.resource}: ${names.operation}' is not an operation of this node`, {
		description: `Choose another 'Operation'.${others}`,
		itemIndex: 0,
	});
}
