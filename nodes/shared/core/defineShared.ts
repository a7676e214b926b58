import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Params } from './input/paramTypes';
import type { Operation, OperationParts, RequestContext } from './operation';

/** An operation on something that many items name, such as each person of a batch: items that ask for the same share one request. */
export function defineShared<const Fields extends INodeProperties[]>(
	operation: { properties: Fields } & Omit<OperationParts<Params<Fields>>, 'batch' | 'pages' | 'emit'>,
): Operation {
	type P = Params<Fields>;
	return {
		...operation,
		batch: {
			max: Infinity,
			groupOf: (params: P) => JSON.stringify(params),
			request: ([params]: [P, ...P[]], context: RequestContext) => operation.request(params, context),
			result: (record: IDataObject) => record,
		},
	};
}
