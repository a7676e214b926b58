import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Params } from './input/paramTypes';
import type { Batch, Operation, OperationParts, RequestContext } from './operation';
import { oncePerObject } from './oncePerObject';
import type { RequestSpec } from './request';

interface BatchParts<P, Each extends string> extends Partial<Pick<Batch<P>, 'result'>> {
	max: number;
	listMember: string;
	entry(params: P): IDataObject;
	request(shared: Omit<P, Each>, entries: IDataObject[], context: RequestContext): RequestSpec;
}

/** `Each`: fields of a single item, which `request` cannot read. Items that agree in all else that is sent share a request. */
export type BatchOperation<Fields extends INodeProperties[], Each extends string> = {
	properties: Fields;
} & BatchParts<Params<Fields>, Each> &
	Omit<OperationParts<Params<Fields>>, 'request' | 'batch' | 'pages' | 'emit'> &
	([Each] extends [keyof Params<Fields>] ? unknown : never);

/** An operation that sends many items in one request; each item is read, checked, remembered and paired by itself. */
export function defineBatch<Each extends string>() {
	return <const Fields extends INodeProperties[]>({ max, listMember, entry, request, result, ...parts }: BatchOperation<Fields, Each>): Operation => {
		type P = Params<Fields>;
		const entryOf = oncePerObject(entry);
		const requestFor = (all: [P, ...P[]], context: RequestContext, entries?: IDataObject[]): RequestSpec =>
			request(all[0], entries ?? all.map(entryOf), context);
		return {
			...parts,
			request: (params: P, context) => requestFor([params], context),
			batch: {
				max,
				listMember,
				request: requestFor,
				// By default each item gets the whole answer.
				result: result ?? ((record) => record),
			},
		};
	};
}
