import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Params } from './input/paramTypes';
import type { Batch, Operation, OperationParts, RequestContext } from './operation';
import type { RequestSpec } from './request';

interface BatchParts<P, Each extends keyof P> extends Partial<Pick<Batch<P>, 'result'>> {
	/** Fields of a single item: `request` cannot read them. Items that agree in all else that is sent share a request. */
	perItem: readonly Each[];
	max: number;
	listMember: string;
	entry(params: P, context: RequestContext): IDataObject;
	request(shared: Omit<P, Each>, entries: IDataObject[], context: RequestContext): RequestSpec;
}

export type BatchOperation<Fields extends INodeProperties[], Each extends keyof Params<Fields>> = {
	properties: Fields;
} & BatchParts<Params<Fields>, Each> &
	Omit<OperationParts<Params<Fields>>, 'request' | 'batch' | 'pages' | 'emit'>;

/** An operation that sends many items in one request; each item is read, checked, remembered and paired by itself. */
export function defineBatch<const Fields extends INodeProperties[], const Each extends Fields[number]['name'] & keyof Params<Fields>>(
	operation: BatchOperation<Fields, Each>,
): Operation {
	const { max, listMember, entry, request, result, ...parts } = operation;
	type P = Params<Fields>;
	const made = new WeakMap<object, IDataObject>();
	const entryOf = (params: P & object, context: RequestContext): IDataObject => {
		const part = made.get(params) ?? entry(params, context);
		made.set(params, part);
		return part;
	};
	const requestFor = (all: [P, ...P[]], context: RequestContext, entries?: IDataObject[]): RequestSpec =>
		request(all[0], entries ?? all.map((params) => entryOf(params, context)), context);
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
}
