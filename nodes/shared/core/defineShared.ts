import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Params } from './input/paramTypes';
import type { Batch, Operation, OperationParts, RequestContext } from './operation';

/** An operation on something that many items name, such as each person of a batch: they share one request. */
export function defineShared<const Fields extends INodeProperties[]>(
	{ startsOnce, ...operation }: { properties: Fields; startsOnce?: Batch<never>['startsOnce'] } & Omit<OperationParts<Params<Fields>>, 'batch' | 'pages' | 'emit'>,
): Operation {
	type P = Params<Fields>;
	return {
		...operation,
		batch: {
			max: Infinity,
			shared: true,
			startsOnce,
			request: ([params]: [P, ...P[]], context: RequestContext) => operation.request(params, context),
			result: (record: IDataObject) => record,
		},
	};
}
